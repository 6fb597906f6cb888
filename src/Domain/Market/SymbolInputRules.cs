using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>What an input must be before a symbol takes it: all of it, or none.</summary>
internal static class SymbolInputRules
{
    /// <summary>Largest price and quantity taken: sums and squares of thousands of them still fit a decimal.</summary>
    private const decimal ValueMax = 1_000_000_000_000m;

    public static Refusal? Check(SymbolState state, MarketInput input)
    {
        if (state.Instrument is not { } instrument)
        {
            return SymbolRefusal.NotListed(input.Symbol);
        }

        if (!string.Equals(instrument.Symbol, input.Symbol, StringComparison.Ordinal))
        {
            return SymbolRefusal.OtherSymbol(instrument.Symbol, input.Symbol);
        }

        if (input.Follows > state.SourcePosition)
        {
            return SymbolRefusal.Behind(input.Symbol, input.Follows, state.SourcePosition);
        }

        if (input.At < state.At)
        {
            return SymbolRefusal.TimeWentBack(input.Symbol, input.At, state.At);
        }

        return input.Trades.IsDefaultOrEmpty ? null : Check(input, Timeframe.M1.FloorOf(state.At));
    }

    private static Refusal? Check(MarketInput input, DateTimeOffset openFrom)
    {
        var previous = input.Trades[0].At;
        foreach (ref readonly var trade in input.Trades.AsSpan())
        {
            if (trade.Price <= 0)
            {
                return SymbolRefusal.PriceNotPositive(input.Symbol, trade);
            }

            if (trade.Quantity < 0)
            {
                return SymbolRefusal.QuantityNegative(input.Symbol, trade);
            }

            if (Math.Max(trade.Price, trade.Quantity) > ValueMax)
            {
                return SymbolRefusal.ValueTooLarge(input.Symbol, trade, ValueMax);
            }

            if (trade.At < previous)
            {
                return SymbolRefusal.OutOfOrder(input.Symbol, trade, previous);
            }

            if (trade.At < openFrom)
            {
                return SymbolRefusal.TradeTooLate(input.Symbol, trade, openFrom);
            }

            previous = trade.At;
        }

        return previous > input.At ? SymbolRefusal.TradeAfterInput(input.Symbol, input.Trades[^1], input.At) : null;
    }
}
