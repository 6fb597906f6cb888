using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The last n items themselves.</summary>
/// <param name="length">n, 1 or more.</param>
internal struct Ring<T>(int length)
    where T : unmanaged
{
    private readonly T[] _items = new T[length];
    private int _at;
    private bool _isFull;

    /// <summary>n.</summary>
    public readonly int Length => _items.Length;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>The oldest of them: what came n − 1 items before the newest. Means nothing before the ring is
    /// full.</summary>
    public readonly T Oldest => _items[_at];

    /// <summary>The last n items, or those that have come, in no order.</summary>
    public readonly ReadOnlySpan<T> Items => _isFull ? _items : _items.AsSpan(0, _at);

    /// <summary>Puts an item in and gives the one that leaves for it, where the ring was full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Push(T item)
    {
        var (items, at) = (_items, _at);
        var gone = items[at];
        items[at] = item;
        at++;
        if (at == items.Length)
        {
            at = 0;
            _isFull = true;
        }

        _at = at;
        return gone;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_items.Length);
        walk.Cells<T>(_items);
        walk.Index(ref _at, _items.Length);
        walk.Flag(ref _isFull);
    }
}
