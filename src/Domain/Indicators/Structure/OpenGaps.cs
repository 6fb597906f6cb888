using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Gaps that no bar has closed yet, oldest first.</summary>
/// <param name="kept">How many at most.</param>
internal struct OpenGaps(int kept)
{
    private readonly Gap[] _gaps = new Gap[kept];
    private int _count;

    public readonly int Count => _count;

    public readonly Gap Newest => _count > 0 ? _gaps[_count - 1] : Gap.None;

    /// <summary>Adds one, forgetting the oldest where there is no room.</summary>
    public void Add(Gap gap)
    {
        if (_count == _gaps.Length)
        {
            _gaps.AsSpan(1).CopyTo(_gaps);
            _count--;
        }

        _gaps[_count++] = gap;
    }

    /// <summary>Closes those below that a low has reached through.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CloseFrom(double low)
    {
        var open = 0;
        for (var i = 0; i < _count; i++)
        {
            if (low > _gaps[i].Bottom)
            {
                _gaps[open++] = _gaps[i];
            }
        }

        _count = open;
    }

    /// <summary>Closes those above that a high has reached through.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CloseUpTo(double high)
    {
        var open = 0;
        for (var i = 0; i < _count; i++)
        {
            if (high < _gaps[i].Top)
            {
                _gaps[open++] = _gaps[i];
            }
        }

        _count = open;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_gaps.Length);
        walk.Cells<Gap>(_gaps);
        walk.Index(ref _count, _gaps.Length + 1);
    }
}
