using System.Collections.Immutable;

namespace TradingPlatform.Drills.Judging;

/// <summary>What was and must never be, in sentences; the first hundred. Called by many at once.</summary>
public sealed class Findings
{
    private const int KeptMax = 100;
    private readonly Lock _gate = new();
    private ImmutableArray<string> _kept = [];

    /// <summary>All of them; empty when all is well.</summary>
    public ImmutableArray<string> All
    {
        get
        {
            lock (_gate)
            {
                return _kept;
            }
        }
    }

    /// <summary>Keeps <paramref name="what"/>.</summary>
    public void Add(FormattableString what)
    {
        lock (_gate)
        {
            if (_kept.Length < KeptMax)
            {
                _kept = _kept.Add(FormattableString.Invariant(what));
            }
        }
    }
}
