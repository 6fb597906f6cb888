namespace Orleans.Embedded;

/// <summary>What the calls of one method of one grain class came to, over all its activations, the ended ones too. An
/// activation holds no count, so a million of them cost nothing.</summary>
/// <param name="method">The method, <c>ISymbolGrain.Publish</c>.</param>
internal sealed class MethodTally(string method)
{
    private readonly Lock _gate = new();
    private CallCount?[] _bySeat = [];

    /// <summary>The method, <c>ISymbolGrain.Publish</c>.</summary>
    public string Method => method;

    /// <summary>From a call's arrival to its end. Calls that ran on their caller's thread are measured by
    /// sample.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>How many calls have ended: every one is counted.</summary>
    public long Calls => Volatile.Read(ref _bySeat).Sum(count => count?.Calls ?? 0);

    /// <summary>How many of them failed.</summary>
    public long Errors => Volatile.Read(ref _bySeat).Sum(count => count?.Errors ?? 0);

    /// <summary>Where <paramref name="thread"/>, which must be the current one, counts.</summary>
    public CallCount Of(CallerThread thread)
    {
        var known = _bySeat;
        return (uint)thread.Seat < (uint)known.Length && known[thread.Seat] is { } count ? count : Add(thread.Seat);
    }

    private CallCount Add(int seat)
    {
        lock (_gate)
        {
            // The counts stay where they are, so no other thread loses one while the list grows.
            var grown = new CallCount?[Math.Max(_bySeat.Length, seat + 1)];
            _bySeat.CopyTo(grown, 0);
            var count = grown[seat] ??= new();
            Volatile.Write(ref _bySeat, grown);
            return count;
        }
    }
}
