using System.Diagnostics.CodeAnalysis;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Agents;

/// <summary>An agent's key and its account's, written <c>atlas@REPLAY:BTCUSDT</c>.</summary>
/// <param name="Kind">The mandate.</param>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
public sealed record AgentKey(AgentKind Kind, string Symbol)
{
    /// <summary>Reads <c>kind@VENUE:TICKER</c>; false when the text has another shape.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgentKey? key)
    {
        var parts = text?.Split('@') ?? [];
        key = parts.Length == 2
            && SymbolId.TryParse(parts[1], out _)
            && Enum.TryParse<AgentKind>(parts[0], ignoreCase: true, out var kind)
            && string.Equals(Name(kind), parts[0], StringComparison.Ordinal)
            ? new AgentKey(kind, parts[1])
            : null;
        return key is not null;
    }

    /// <summary>Reads <c>kind@VENUE:TICKER</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static AgentKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException(
            $"'{text}' is not an agent; write kind@VENUE:TICKER, for example atlas@SIM:BTCUSDT.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name(Kind)}@{Symbol}";

    private static string Name(AgentKind kind) => kind switch
    {
        AgentKind.Atlas => "atlas",
        AgentKind.Orion => "orion",
        AgentKind.Nova => "nova",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
