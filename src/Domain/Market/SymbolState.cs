using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>A market as of its last step. Immutable; a step makes a new one that shares what did not change. Closed
/// candles live outside, in a <see cref="CandleHistory"/>.</summary>
/// <param name="Instrument">Trading rules; null until listed.</param>
/// <param name="Sequence">The last step's number; 0 before the first.</param>
/// <param name="TailSequence">The last step whose trades and book are in here. Less than <paramref name="Sequence"/>
/// only between folding the events and <see cref="SymbolMarket.Resume"/>.</param>
/// <param name="SourcePosition">The feed's position of the last step; 0 before the first.</param>
/// <param name="At">Market time of the last step.</param>
/// <param name="LastPrice">In quote; 0 before the first trade.</param>
/// <param name="MinuteEnd">End of the last closed 1m candle; the calendar's first instant before any.</param>
/// <param name="Forming">The open candle by timeframe, <c>Forming[(int)Timeframe.H1]</c>; null where none is
/// open.</param>
/// <param name="Book">The book's top, or null when the feed has none.</param>
/// <param name="RecentTrades">The last <see cref="RecentMax"/> trades, newest last.</param>
public sealed record SymbolState(
    Instrument? Instrument,
    long Sequence,
    long TailSequence,
    long SourcePosition,
    DateTimeOffset At,
    decimal LastPrice,
    DateTimeOffset MinuteEnd,
    ImmutableArray<Candle?> Forming,
    Book? Book,
    ImmutableArray<Trade> RecentTrades)
{
    /// <summary>How many recent trades are kept.</summary>
    public const int RecentMax = 50;

    /// <summary>Before anything happened.</summary>
    public static SymbolState Initial { get; } = new(
        Instrument: null,
        Sequence: 0,
        TailSequence: 0,
        SourcePosition: 0,
        At: DateTimeOffset.MinValue,
        LastPrice: 0,
        MinuteEnd: DateTimeOffset.MinValue,
        Forming: [null, null, null, null, null, null],
        Book: null,
        RecentTrades: []);

    /// <summary>The open candles, shortest timeframe first; a timeframe without one is left out.</summary>
    public ImmutableArray<Candle> OpenCandles => [.. Forming.OfType<Candle>()];
}
