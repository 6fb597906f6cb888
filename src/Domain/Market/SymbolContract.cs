using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>What may be asked of a symbol.</summary>
public abstract record SymbolCommand
{
    private SymbolCommand() { }

    /// <summary>Lists the market, or changes its trading rules. A repeat with the same rules changes nothing.</summary>
    public sealed record List(Instrument Instrument) : SymbolCommand;

    /// <summary>Takes one step of the market in. A source position that was taken before changes nothing.</summary>
    public sealed record Take(MarketInput Input) : SymbolCommand;
}

/// <summary>What happened to a symbol and is worth keeping for ever. What lies between is in the market log.</summary>
public abstract record SymbolEvent
{
    private SymbolEvent() { }

    /// <summary>The market was listed, or its trading rules changed.</summary>
    [EventType("symbol_listed")]
    public sealed record Listed(Instrument Instrument) : SymbolEvent;

    /// <summary>A candle closed and will never change.</summary>
    /// <param name="Candle">The candle; its sequence is that of the batch that closed it.</param>
    /// <param name="SourcePosition">The feed's position of that batch.</param>
    /// <param name="ChangedSequence">The sequence of the batch with the candle's last trade.</param>
    [EventType("symbol_candle_closed")]
    public sealed record CandleClosed(Candle Candle, long SourcePosition, long ChangedSequence) : SymbolEvent;

    /// <summary>Trading went on after spans without any trade. Nothing is filled in.</summary>
    /// <param name="Timeframe">The span counted in: always 1m.</param>
    /// <param name="From">First instant without a candle: the end of the last candle before.</param>
    /// <param name="To">Open of the first candle after.</param>
    /// <param name="MissingBars">Spans in between, 1 or more.</param>
    /// <param name="Sequence">The batch that brought the first trade after.</param>
    /// <param name="SourcePosition">The feed's position of that batch.</param>
    [EventType("symbol_gap_observed")]
    public sealed record GapObserved(
        Timeframe Timeframe,
        DateTimeOffset From,
        DateTimeOffset To,
        long MissingBars,
        long Sequence,
        long SourcePosition) : SymbolEvent;
}

/// <summary>The answer to one input. No batch and no refusal: it had been taken before.</summary>
/// <param name="State">The symbol after it; the same as before when there is no batch.</param>
/// <param name="Batch">The numbered step to log and to publish, or null.</param>
/// <param name="Events">What to append together with it: closed candles as in <see cref="MarketBatch.Closed"/>, then
/// gaps.</param>
/// <param name="Refusal">Why not, or null.</param>
public readonly record struct SymbolStep(
    SymbolState State, MarketBatch? Batch, ImmutableArray<SymbolEvent> Events, Refusal? Refusal);
