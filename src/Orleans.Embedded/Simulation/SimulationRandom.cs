namespace Orleans.Embedded.Simulation;

/// <summary>The only source of chance in a simulated world: SplitMix64, whose numbers are the same on every machine and
/// every version of the runtime, so that a seed means the same history for ever.</summary>
/// <param name="seed">Any number.</param>
public sealed class SimulationRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var mixed = _state += Golden;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="exclusiveMax"/> less one.</summary>
    public int Below(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        return (int)((UInt128)Next() * (ulong)exclusiveMax >> 64);
    }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public int Between(int min, int max) => min + Below(max - min + 1);

    /// <summary>A time from <paramref name="min"/> to <paramref name="max"/>, to the microsecond.</summary>
    public TimeSpan Between(TimeSpan min, TimeSpan max)
    {
        var microseconds = (int)Math.Min(int.MaxValue - 1, (max - min).TotalMicroseconds);
        return min + TimeSpan.FromMicroseconds(Below(microseconds + 1));
    }

    /// <summary>True in <paramref name="perMille"/> of a thousand cases.</summary>
    public bool Chance(int perMille) => Below(1_000) < perMille;

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T Pick<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    /// <summary>An independent source for one purpose: what one part of the world draws changes nothing for the
    /// others.</summary>
    public SimulationRandom Fork(ulong purpose) => new(Next() ^ (purpose * Golden));
}
