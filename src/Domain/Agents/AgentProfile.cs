using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Risk;

namespace TradingPlatform.Domain.Agents;

/// <summary>Who an agent is: its market view, its money and its mandate.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">One sentence for people.</param>
/// <param name="Timeframe">The candles it decides on.</param>
/// <param name="Window">How many closed candles it looks at, at most.</param>
/// <param name="OpeningCash">Paper money at opening, in quote.</param>
/// <param name="Mandate">Its limits.</param>
/// <param name="Appetite">How much of them one trade uses.</param>
public sealed record AgentProfile(
    AgentKind Kind,
    string Name,
    string Description,
    Timeframe Timeframe,
    int Window,
    decimal OpeningCash,
    Mandate Mandate,
    RiskAppetite Appetite)
{
    private const decimal Cash = 100_000m;

    private static readonly AgentProfile Atlas = new(
        AgentKind.Atlas,
        "Atlas",
        "Buys and sells the edges of quiet ranges, with small positions and strict stops.",
        Timeframe.M15,
        200,
        Cash,
        new Mandate("3–5 %", 0.05m, 0.02m, LossPeriod.Day, 0.01m),
        new RiskAppetite(0.0025m, 0.25m, 1, 0.015m, 0.002m, 0.01m));

    private static readonly AgentProfile Orion = new(
        AgentKind.Orion,
        "Orion",
        "Follows breakouts for as long as the trend lasts, behind a trailing stop.",
        Timeframe.H1,
        300,
        Cash,
        new Mandate("5–10 %", 0.10m, 0.03m, LossPeriod.Week, 0.05m),
        new RiskAppetite(0.005m, 0.20m, 2, 0.005m, 0.003m, 0.01m));

    private static readonly AgentProfile Nova = new(
        AgentKind.Nova,
        "Nova",
        "Jumps on short bursts of momentum with leverage, behind wide stops.",
        Timeframe.M5,
        200,
        Cash,
        new Mandate("10 %+", 0.20m, 0.05m, LossPeriod.Month, 0.15m),
        new RiskAppetite(0.0075m, 0.15m, 5, 0.04m, 0.002m, 0.01m));

    /// <summary>The profile of a kind.</summary>
    public static AgentProfile Of(AgentKind kind) => kind switch
    {
        AgentKind.Atlas => Atlas,
        AgentKind.Orion => Orion,
        AgentKind.Nova => Nova,
        _ => throw new InvalidOperationException($"Unknown agent {kind}."),
    };

    /// <summary>Largest notional over equity: the account's limit.</summary>
    public decimal LeverageMax => Appetite.LeverageMax;

    /// <summary>The span of one of its candles.</summary>
    public TimeSpan BarSpan => Timeframe.Duration();
}
