using System.Collections.Immutable;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The state of an indicator after some input, as numbers that survive any format exactly.</summary>
/// <param name="Name">Of which indicator.</param>
/// <param name="Words">Its settings and cells, in the order it walks them.</param>
public sealed record IndicatorSnapshot(string Name, ImmutableArray<long> Words)
{
    /// <summary>Whether both hold the same state.</summary>
    public bool Equals(IndicatorSnapshot? other) =>
        other is not null
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Words.IsDefaultOrEmpty ? 0 : Words[^1].GetHashCode();
}
