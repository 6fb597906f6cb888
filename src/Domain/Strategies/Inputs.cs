using System.Collections.Immutable;

namespace TradingPlatform.Domain.Strategies;

/// <summary>Named values that a rule saw, kept so that a decision can be checked by hand.</summary>
public static class Inputs
{
    /// <summary>No values.</summary>
    public static ImmutableSortedDictionary<string, decimal> None { get; } =
        ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    /// <summary>The values by name, in ordinal order, rounded to ten decimals.</summary>
    public static ImmutableSortedDictionary<string, decimal> Of(
        params ReadOnlySpan<(string Name, decimal Value)> values)
    {
        var inputs = None.ToBuilder();
        foreach (var (name, value) in values)
        {
            inputs[name] = Math.Round(value, 10);
        }

        return inputs.ToImmutable();
    }
}
