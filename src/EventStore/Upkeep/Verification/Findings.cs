using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>What is wrong: how much, and the first of it.</summary>
/// <param name="keptMax">How many are kept to be shown.</param>
public sealed class Findings(int keptMax = 100)
{
    private readonly List<Finding> _first = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them.</summary>
    public ImmutableArray<Finding> First => [.. _first];

    /// <summary>Writes one down.</summary>
    /// <param name="where">Stream and version, or symbol and sequence.</param>
    /// <param name="what">What is wrong there, as a sentence.</param>
    public void Add(string where, string what)
    {
        Count++;
        if (_first.Count < keptMax)
        {
            _first.Add(new Finding(where, what));
        }
    }
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Where">Stream and version, or symbol and sequence.</param>
/// <param name="What">What is wrong there.</param>
public sealed record Finding(string Where, string What);
