using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TradingPlatform.Domain.Market;

/// <summary>How stored candle closes, and the trades of a step, change a symbol's state.</summary>
internal static class SymbolFold
{
    /// <summary>A closed minute is folded into the longer candles; any other close ends the open candle of its
    /// timeframe.</summary>
    public static SymbolState Closed(SymbolState state, SymbolEvent.CandleClosed happened)
    {
        var candle = happened.Candle;
        var forming = state.Forming;
        var index = (int)candle.Timeframe;
        if (forming[index] is { } open && open.OpenAt <= candle.OpenAt)
        {
            forming = forming.SetItem(index, null);
        }

        var folded = state with
        {
            Sequence = candle.Sequence,
            SourcePosition = happened.SourcePosition,
            Forming = forming,
        };
        return candle.Timeframe != Timeframe.M1 ? folded : folded with
        {
            At = candle.EndAt(),
            LastPrice = candle.Close,
            MinuteEnd = candle.EndAt(),
            Forming = Longer(forming, happened),
        };
    }

    /// <summary>The last trades, newest last.</summary>
    public static ImmutableArray<Trade> Recent(ImmutableArray<Trade> before, ImmutableArray<Trade> added)
    {
        if (added.Length == 0)
        {
            return before;
        }

        var fresh = Math.Min(added.Length, SymbolState.RecentMax);
        var kept = Math.Min(before.Length, SymbolState.RecentMax - fresh);
        var trades = new Trade[kept + fresh];
        before.AsSpan()[^kept..].CopyTo(trades);
        added.AsSpan()[^fresh..].CopyTo(trades.AsSpan(kept));
        return ImmutableCollectionsMarshal.AsImmutableArray(trades);
    }

    private static ImmutableArray<Candle?> Longer(ImmutableArray<Candle?> forming, SymbolEvent.CandleClosed minute)
    {
        var longer = forming.ToArray();
        var (part, ended) = (minute.Candle, new List<SymbolEvent.CandleClosed>());
        for (var i = (int)Timeframe.M5; i < longer.Length; i++)
        {
            var roll = new CandleRoll((Timeframe)i, longer[i], part.Sequence, minute.SourcePosition, ended);
            roll.Add(
                part.OpenAt.UtcTicks, part.Open, part.High, part.Low, part.Close, part.Volume, minute.ChangedSequence);
            longer[i] = roll.Forming();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(longer);
    }
}
