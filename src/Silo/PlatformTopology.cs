using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;

namespace TradingPlatform.Silo;

/// <summary>Which grains exist, as a pure function of the open feed: one symbol grain a market, three agents a market
/// with an
/// account each, a detector for every timeframe that an agent reads, and the person's own account.</summary>
/// <param name="feed">The open feed.</param>
public sealed class PlatformTopology(IMarketFeed feed)
{
    /// <summary>The markets, in the feed's order.</summary>
    public ImmutableArray<Instrument> Instruments { get; } = feed.Instruments;

    /// <summary>The person's paper account; one per kind of feed, so that play money of different markets never
    /// mixes.</summary>
    public string TraderAccount { get; } = $"trader@{VenueOf(feed)}";

    /// <summary>Every agent, market by market.</summary>
    public ImmutableArray<AgentKey> Agents { get; } =
    [
        .. from instrument in feed.Instruments
           from kind in Enum.GetValues<AgentKind>()
           select new AgentKey(kind, instrument.Symbol),
    ];

    /// <summary>The agents of one market, in the order in which they take a step.</summary>
    public ImmutableArray<AgentKey> AgentsOf(string symbol) =>
        [.. Agents.Where(agent => string.Equals(agent.Symbol, symbol, StringComparison.Ordinal))];

    /// <summary>The detectors of one market.</summary>
    public ImmutableArray<DetectorKey> DetectorsOf(string symbol) =>
    [
        .. AgentsOf(symbol).Select(agent => AgentProfile.Of(agent.Kind).Timeframe).Append(Timeframe.M15).Distinct()
            .Order()
            .Select(timeframe => new DetectorKey(symbol, timeframe)),
    ];

    private static string VenueOf(IMarketFeed feed) =>
        feed.Instruments.IsEmpty ? "NONE" : SymbolId.Parse(feed.Instruments[0].Symbol).Venue;
}
