using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>Where the process that feeds the platform tells the others how the feed is doing. Key: <see cref="Key"/>.
/// It remembers nothing: after a silo's death the next report, a second later, fills it again.</summary>
[Alias("IFeedBoardGrain")]
public interface IFeedBoardGrain : IGrainWithStringKey
{
    /// <summary>There is one feed, and one board.</summary>
    const string Key = "feed";

    /// <summary>Puts the newest report up.</summary>
    [Alias("PostAsync")]
    Task PostAsync(FeedReport report);

    /// <summary>The newest report; null when none was posted since the board was put up.</summary>
    [Alias("ReadAsync")]
    Task<FeedReport?> ReadAsync();
}

/// <summary>The feed as its owner sees it.</summary>
/// <param name="Mode">Live, replay or simulated.</param>
/// <param name="Speed">Market seconds a second; 0 for as fast as consumers can.</param>
/// <param name="Reason">Why this feed, for people.</param>
/// <param name="Markets">Every market, in the feed's order.</param>
/// <param name="At">When it was written, UTC.</param>
[GenerateSerializer, Immutable, Alias("FeedReport")]
public sealed record FeedReport(
    [property: Id(0)] FeedMode Mode,
    [property: Id(1)] decimal Speed,
    [property: Id(2)] string Reason,
    [property: Id(3)] ImmutableArray<MarketReport> Markets,
    [property: Id(4)] DateTimeOffset At);

/// <summary>One market of the feed.</summary>
/// <param name="Instrument">Its trading rules.</param>
/// <param name="Status">How its source is doing.</param>
[GenerateSerializer, Immutable, Alias("MarketReport")]
public sealed record MarketReport([property: Id(0)] Instrument Instrument, [property: Id(1)] FeedStatus Status);
