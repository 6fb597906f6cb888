using TradingPlatform.Domain.Agents;

namespace TradingPlatform.Domain.Strategies;

/// <summary>Which agent trades which idea.</summary>
public static class AgentStrategies
{
    private static readonly MeanReversion Reversion = new(new MeanReversionTerms());
    private static readonly TrendFollowing Trend = new(new TrendFollowingTerms());
    private static readonly MomentumScalping Momentum = new(new MomentumScalpingTerms());

    /// <summary>The strategy of a kind.</summary>
    public static IStrategy Of(AgentKind kind) => kind switch
    {
        AgentKind.Atlas => Reversion,
        AgentKind.Orion => Trend,
        AgentKind.Nova => Momentum,
        _ => throw new InvalidOperationException($"Unknown agent {kind}."),
    };
}
