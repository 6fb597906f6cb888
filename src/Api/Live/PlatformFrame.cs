using System.Collections.Immutable;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Live;

/// <summary>The whole platform at one instant, sampled once for all clients.</summary>
public sealed record PlatformFrame(
    FeedShape Feed,
    ImmutableDictionary<string, MarketSample> Markets,
    ImmutableDictionary<string, AgentView> Agents,
    AccountState Account,
    AccountShape AccountShape)
{
    /// <summary>The markets in the feed's order.</summary>
    public required ImmutableArray<string> Symbols { get; init; }

    /// <summary>The agents in their order.</summary>
    public required ImmutableArray<string> AgentIds { get; init; }
}

/// <summary>One market at that instant.</summary>
public sealed record MarketSample(Instrument Instrument, SymbolView View, SymbolShape Shape);
