using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>One market: numbers what a feed says, keeps candles and book, and tells everybody through the stream
/// <see cref="MarketStreams.Batches"/>. Key: <c>VENUE:TICKER</c>. It never calls another grain.</summary>
[Alias("ISymbolGrain")]
public interface ISymbolGrain : IGrainWithStringKey
{
    /// <summary>Lists the market, or confirms that it is listed. Safe to repeat.</summary>
    /// <returns>The view, whose <see cref="SymbolView.SourcePosition"/> tells the feed where to go on.</returns>
    [Alias("ListAsync")]
    Task<SymbolView> ListAsync(Instrument instrument);

    /// <summary>Takes one step of the market in. What was taken before is ignored. Returns when the step is numbered
    /// and
    /// published; it becomes durable in order, at most <c>256</c> steps later.</summary>
    /// <returns>Where the symbol stands now, and why the input was refused, if it was.</returns>
    [Alias("IngestAsync")]
    Task<IngestReceipt> IngestAsync(MarketInput input);

    /// <summary>Returns when <paramref name="step"/> and everything before it is durable. Whoever stores what rests on
    /// a step asks for this first.</summary>
    /// <exception cref="StepMissingException">The symbol does not have that very step: it was lost before it was
    /// durable.</exception>
    [Alias("FlushAsync")]
    Task FlushAsync(StepId step);

    /// <summary>The market now.</summary>
    [Alias("ViewAsync")]
    Task<SymbolView> ViewAsync();

    /// <summary>Steps from <paramref name="fromSequence"/> on, oldest first, at most <paramref name="limit"/> (1 to
    /// 1,000);
    /// from memory when recent, from the market log otherwise.</summary>
    [Alias("ReadAsync")]
    Task<ImmutableArray<MarketBatch>> ReadAsync(long fromSequence, int limit);

    /// <summary>Closed candles, oldest first, the newest <paramref name="limit"/> (1 to 5,000) that closed at or before
    /// sequence <paramref name="throughSequence"/> and opened before <paramref name="before"/>.</summary>
    [Alias("CandlesAsync")]
    Task<ImmutableArray<Candle>> CandlesAsync(
        Timeframe timeframe, long throughSequence, DateTimeOffset before, int limit);
}

/// <summary>The answer to an input.</summary>
/// <param name="Sequence">The number of the last step taken.</param>
/// <param name="Refusal">Why the input was refused, or null; a refused input changes nothing.</param>
[GenerateSerializer, Immutable, Alias("IngestReceipt")]
public readonly record struct IngestReceipt([property: Id(0)] long Sequence, [property: Id(1)] Refusal? Refusal);

/// <summary>A market as of its last step.</summary>
/// <param name="Instrument">Trading rules; null when the market is not listed.</param>
/// <param name="Sequence">The last step's number; 0 before the first.</param>
/// <param name="SourcePosition">The feed's position of that step.</param>
/// <param name="At">Market time of that step.</param>
/// <param name="LastPrice">In quote; 0 before the first trade.</param>
/// <param name="PriceDayAgo">The open of the last 24 hours, in quote; 0 when unknown.</param>
/// <param name="Forming">The open candle of each timeframe that has one.</param>
/// <param name="Book">The book's top, or null when the feed has none.</param>
/// <param name="RecentTrades">The last 50, newest last.</param>
[GenerateSerializer, Immutable, Alias("SymbolView")]
public sealed record SymbolView(
    [property: Id(0)] Instrument? Instrument,
    [property: Id(1)] long Sequence,
    [property: Id(2)] long SourcePosition,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] decimal LastPrice,
    [property: Id(5)] decimal PriceDayAgo,
    [property: Id(6)] ImmutableArray<Candle> Forming,
    [property: Id(7)] Book? Book,
    [property: Id(8)] ImmutableArray<Trade> RecentTrades);

/// <summary>Stream provider and namespaces. A stream is a nudge with the news inside; whoever must not miss a step
/// compares sequence numbers and reads the hole from the symbol.</summary>
public static class MarketStreams
{
    /// <summary>The stream provider's name.</summary>
    public const string Provider = "platform";

    /// <summary><see cref="MarketBatch"/> by symbol.</summary>
    public const string Batches = "market";
}
