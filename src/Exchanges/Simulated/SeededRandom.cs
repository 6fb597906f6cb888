namespace TradingPlatform.Exchanges.Simulated;

/// <summary>A small generator of our own, so that a seed means the same market on every machine and framework version.
/// The sequence is SplitMix64: a counter stepped by the golden ratio and mixed; every 64-bit seed gives a full period.
/// Only whole numbers and exactly rounded floating-point operations are used, no logarithm and no cosine.</summary>
internal struct SeededRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>One seed out of several numbers; a change of any of them changes the sequence.</summary>
    public static SeededRandom Of(ulong seed, ulong stream, ulong number) =>
        new(Mix(Mix(Mix(seed + Golden) ^ stream) + (number * Golden)));

    /// <summary>A number for a name (FNV-1a), the same for ever.</summary>
    public static ulong NameOf(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 1_099_511_628_211UL);
        }

        return hash;
    }

    public ulong Next()
    {
        _state = unchecked(_state + Golden);
        return Mix(_state);
    }

    /// <summary>Evenly spread, from 0 up to but not including 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly spread, from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public double Between(double from, double to) => from + ((to - from) * Unit());

    /// <summary>True once in <paramref name="draws"/> draws on average.</summary>
    public bool OnceIn(double draws) => Unit() * draws < 1;

    /// <summary>Nearly normal with mean 0 and deviation 1: the sum of twelve even draws of 16 bits; never beyond
    /// 6.</summary>
    public double Normal()
    {
        var sum = Lanes(Next()) + Lanes(Next()) + Lanes(Next());
        return ((sum + 6) * (1.0 / 65_536)) - 6;
    }

    private static long Lanes(ulong bits) =>
        (long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
