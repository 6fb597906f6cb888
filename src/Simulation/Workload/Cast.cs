using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Simulation.Workload;

/// <summary>Who and what there is in every simulated world.</summary>
internal static class Cast
{
    /// <summary>The currency of every account.</summary>
    public const string Currency = "USDT";

    /// <summary>The markets.</summary>
    public static ImmutableArray<string> Symbols { get; } = ["SIM:AAAUSDT", "SIM:BBBUSDT"];

    /// <summary>People's accounts with their opening cash and leverage.</summary>
    public static ImmutableArray<(string Account, decimal Cash, decimal LeverageMax)> Traders { get; } =
        [("ann@SIM", 100_000m, 1m), ("bob@SIM", 2_500m, 3m)];

    /// <summary>The agents; they trade in the first market.</summary>
    public static ImmutableArray<AgentKey> Agents { get; } =
        [.. Enum.GetValues<AgentKind>().Select(kind => new AgentKey(kind, Symbols[0]))];

    /// <summary>Every account there is.</summary>
    public static ImmutableArray<(string Account, decimal Cash, decimal LeverageMax)> Accounts { get; } =
    [
        .. Traders,
        .. Agents.Select(key => (
            key.ToString(), AgentProfile.Of(key.Kind).OpeningCash, AgentProfile.Of(key.Kind).LeverageMax)),
    ];
}
