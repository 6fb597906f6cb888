namespace Orleans.Embedded;

/// <summary>What a grain class's activations did: how many there were, and their calls by method.</summary>
internal sealed class GrainClassTally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MethodTally> _byTitle = new(StringComparer.Ordinal);
    private MethodTally?[] _byNumber = [];
    private long _activated;
    private long _ended;

    /// <summary>How many activations were begun, ever.</summary>
    public long Activated => Interlocked.Read(ref _activated);

    /// <summary>How many are in memory.</summary>
    public long Activations => Activated - Interlocked.Read(ref _ended);

    /// <summary>The methods that have been called, by name. There are no more than the code has.</summary>
    public IReadOnlyList<MethodTally> Methods
    {
        get
        {
            lock (_gate)
            {
                return [.. _byTitle.Values.OrderBy(tally => tally.Method, StringComparer.Ordinal)];
            }
        }
    }

    public void ActivationBegan() => Interlocked.Increment(ref _activated);

    public void ActivationEnded() => Interlocked.Increment(ref _ended);

    /// <summary>The tally of a method: found by number, because every call asks.</summary>
    public MethodTally Of(GrainMethod method)
    {
        var known = _byNumber;
        return (uint)method.Number < (uint)known.Length && known[method.Number] is { } tally ? tally : Add(method);
    }

    /// <summary>Overloads, and a method that an interface inherits, share the tally of their name.</summary>
    private MethodTally Add(GrainMethod method)
    {
        lock (_gate)
        {
            if (!_byTitle.TryGetValue(method.Title, out var tally))
            {
                _byTitle[method.Title] = tally = new(method.Title);
            }

            var grown = new MethodTally?[Math.Max(_byNumber.Length, method.Number + 1)];
            _byNumber.CopyTo(grown, 0);
            grown[method.Number] = tally;
            Volatile.Write(ref _byNumber, grown);
            return tally;
        }
    }
}
