using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Which of two equal items counts.</summary>
internal interface ITie
{
    /// <summary>Whether a newer item takes the place of an older one.</summary>
    static abstract bool Takes(double newer, double older);
}

/// <summary>Of equal items the newest.</summary>
internal readonly struct NewestOfEqual : ITie
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(double newer, double older) => newer >= older;
}

/// <summary>Of equal items the oldest.</summary>
internal readonly struct OldestOfEqual : ITie
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Takes(double newer, double older) => newer > older;
}

/// <summary>The highest of the last n items and when it came, in laps as <see cref="SlidingFold{T, TFold}"/> has
/// them. Value and time lie in rows of their own: written side by side and read as one they would wait for each
/// other.</summary>
/// <param name="length">n, 1 or more.</param>
internal struct HighestWindow<TTie>(int length)
    where TTie : struct, ITie
{
    private readonly double[] _values = new double[length];
    private readonly long[] _times = new long[length];
    private double _head;
    private long _headTime;
    private long _time;
    private int _at;
    private bool _isFull;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Puts an item in and gives how many items ago the highest came, 0 to n − 1, and the highest itself; they
    /// mean nothing before the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Push(double item, out double highest)
    {
        var (values, times, at, time) = (_values, _times, _at, _time);
        var isHigher = at == 0 || TTie.Takes(item, _head);
        var head = isHigher ? item : _head;
        var headTime = isHigher ? time : _headTime;
        values[at] = item;
        (_head, _headTime, _time) = (head, headTime, time + 1);
        at++;
        if ((uint)at < (uint)values.Length && (uint)at < (uint)times.Length)
        {
            _at = at;
            var isInHead = TTie.Takes(head, values[at]);
            highest = isInHead ? head : values[at];
            return time - (isInHead ? headTime : times[at]);
        }

        FoldFromTheEnd(values, times, time);
        _at = 0;
        _isFull = true;
        highest = head;
        return time - headTime;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_values.Length);
        walk.Cells<double>(_values);
        walk.Cells<long>(_times);
        walk.Cell(ref _head);
        walk.Cell(ref _headTime);
        walk.Cell(ref _time);
        walk.Index(ref _at, _values.Length);
        walk.Flag(ref _isFull);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldFromTheEnd(double[] values, long[] times, long time)
    {
        var (best, bestTime) = (values[^1], time);
        for (var i = values.Length - 1; i >= 0 && i < times.Length; i--, time--)
        {
            // Going back in time, an older item has to stand against the best of the newer ones.
            var isNewer = TTie.Takes(best, values[i]);
            best = isNewer ? best : values[i];
            bestTime = isNewer ? bestTime : time;
            values[i] = best;
            times[i] = bestTime;
        }
    }
}
