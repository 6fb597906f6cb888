using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Gives back what came n items before.</summary>
/// <param name="length">n, 1 or more.</param>
internal struct Delay<T>(int length)
    where T : unmanaged
{
    private readonly T[] _ring = new T[length];
    private int _at;
    private bool _isFull;

    /// <summary>n.</summary>
    public readonly int Length => _ring.Length;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>The last n items, or those that have come, in no order.</summary>
    public readonly ReadOnlySpan<T> Items => _isFull ? _ring : _ring.AsSpan(0, _at);

    /// <summary>Puts an item in and gives the one that came n items before it; means nothing before the delay is
    /// full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T item)
    {
        var (ring, at) = (_ring, _at);
        var old = ring[at];
        ring[at] = item;
        at++;
        var isLast = at == ring.Length;
        _at = isLast ? 0 : at;
        _isFull |= isLast;
        return old;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_ring.Length);
        walk.Cells<T>(_ring);
        walk.Index(ref _at, _ring.Length);
        walk.Flag(ref _isFull);
    }
}
