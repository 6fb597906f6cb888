using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Writes the state of an indicator down, and takes it up again: the resumed one gives the same bits for every
/// later input as the one that never stopped.</summary>
public static class Snapshots
{
    /// <summary>The state as of the last input.</summary>
    public static IndicatorSnapshot Take<TState>(ref TState indicator)
        where TState : struct, IStateful
    {
        var counting = default(CountingWalk);
        indicator.Walk(ref counting);
        var words = new long[counting.Words];
        var saving = new SavingWalk(words);
        indicator.Walk(ref saving);
        return new IndicatorSnapshot(indicator.Name, ImmutableCollectionsMarshal.AsImmutableArray(words));
    }

    /// <summary>Brings <paramref name="indicator"/> into the written state. False when the snapshot is of another
    /// indicator, of other settings, or damaged; the indicator is then as new, and the way on is to feed it its history
    /// again.</summary>
    public static bool TryResume<TState>(ref TState indicator, IndicatorSnapshot snapshot)
        where TState : struct, IStateful
    {
        var loading = new LoadingWalk(snapshot.Words.AsSpan());
        if (string.Equals(indicator.Name, snapshot.Name, StringComparison.Ordinal))
        {
            indicator.Walk(ref loading);
            if (loading.IsWhole)
            {
                return true;
            }
        }

        Clear(ref indicator);
        return false;
    }

    /// <summary>Makes it as new, keeping its memory.</summary>
    public static void Clear<TState>(ref TState indicator)
        where TState : struct, IStateful
    {
        var clearing = default(ClearingWalk);
        indicator.Walk(ref clearing);
    }
}
