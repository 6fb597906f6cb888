using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The fold of the last n items, in two joins an item and two passes over the ring each n items.
/// <para>The ring is filled from slot 0 to its end, again and again. Slots behind the write mark hold this lap's items,
/// whose fold is <c>_head</c>; at the end of a lap each slot is replaced by the fold of itself and all after it, so the
/// slots before the mark hold what is left of the last lap, ready to join with the head. Nothing is ever subtracted: a
/// sum has the rounding of adding n numbers once, however long the market has run and whatever has left the window, and
/// a window of zeros is exactly zero.</para></summary>
/// <param name="length">n, 1 or more.</param>
internal struct SlidingFold<T, TFold>(int length)
    where T : unmanaged
    where TFold : struct, IFold<T>
{
    private readonly T[] _ring = new T[length];
    private T _head;
    private int _at;
    private bool _isFull;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Puts an item in and gives the fold of the last n; before the window is full the answer means
    /// nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T item)
    {
        var (ring, at) = (_ring, _at);
        var head = at == 0 ? item : TFold.Join(_head, item);
        ring[at] = item;
        _head = head;
        at++;
        if ((uint)at < (uint)ring.Length)
        {
            _at = at;
            return TFold.Join(ring[at], head);
        }

        FoldFromTheEnd(ring);
        _at = 0;
        _isFull = true;
        return head;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_ring.Length);
        walk.Cells<T>(_ring);
        walk.Cell(ref _head);
        walk.Index(ref _at, _ring.Length);
        walk.Flag(ref _isFull);
    }

    // Inlined: a call would make the loop around it keep the head in memory, at twice the time a bar.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldFromTheEnd(T[] ring)
    {
        var fold = ring[^1];
        for (var i = ring.Length - 2; i >= 0; i--)
        {
            fold = TFold.Join(ring[i], fold);
            ring[i] = fold;
        }
    }
}
