namespace TradingPlatform.Domain.Indicators;

/// <summary>Volume by price step, lowest price first; steps without a bar are not there.</summary>
/// <param name="max">How many at most.</param>
internal struct ProfileLevels(int max)
{
    private readonly double[] _keys = new double[max];
    private readonly double[] _volumes = new double[max];
    private int _count;

    /// <summary>Adds to a level, which comes where it was not there.</summary>
    public void Add(double key, double volume)
    {
        var at = _keys.AsSpan(0, _count).BinarySearch(key);
        if (at < 0)
        {
            at = ~at;
            Insert(at, key);
        }

        _volumes[at] += volume;
    }

    /// <summary>Counts a level that has lost a bar afresh over the bars of the window, and drops it where none is
    /// left.</summary>
    public void Recount(double key, ReadOnlySpan<Pair> bars)
    {
        var (isThere, volume) = (false, 0.0);
        foreach (var (level, traded) in bars)
        {
            if (level == key)
            {
                isThere = true;
                volume += traded;
            }
        }

        var at = _keys.AsSpan(0, _count).BinarySearch(key);
        if (isThere)
        {
            _volumes[at] = volume;
        }
        else
        {
            Remove(at);
        }
    }

    /// <summary>The point of control and the value area; at least one level is there.</summary>
    public readonly VolumeProfileValue Sum(double step, double share)
    {
        var total = 0.0;
        foreach (var volume in _volumes.AsSpan(0, _count))
        {
            total += volume;
        }

        var control = Control();
        var (low, high, held) = (control, control, _volumes[control]);
        while (held < share * total && (low > 0 || high < _count - 1))
        {
            var above = high < _count - 1 ? _volumes[high + 1] : -1;
            var below = low > 0 ? _volumes[low - 1] : -1;
            held += above >= below ? _volumes[++high] : _volumes[--low];
        }

        return new(
            (_keys[control] + 0.5) * step, _volumes[control], (_keys[high] + 1) * step, _keys[low] * step, total);
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Cells<double>(_keys);
        walk.Cells<double>(_volumes);
        walk.Index(ref _count, _keys.Length + 1);
    }

    private readonly int Control()
    {
        var (best, middle) = (0, (_keys[0] + _keys[_count - 1]) / 2);
        for (var i = 1; i < _count; i++)
        {
            if (_volumes[i] > _volumes[best]
                || (_volumes[i] == _volumes[best] && Math.Abs(_keys[i] - middle) < Math.Abs(_keys[best] - middle)))
            {
                best = i;
            }
        }

        return best;
    }

    private void Insert(int at, double key)
    {
        _keys.AsSpan(at, _count - at).CopyTo(_keys.AsSpan(at + 1));
        _volumes.AsSpan(at, _count - at).CopyTo(_volumes.AsSpan(at + 1));
        _keys[at] = key;
        _volumes[at] = 0;
        _count++;
    }

    private void Remove(int at)
    {
        _keys.AsSpan(at + 1, _count - at - 1).CopyTo(_keys.AsSpan(at));
        _volumes.AsSpan(at + 1, _count - at - 1).CopyTo(_volumes.AsSpan(at));
        _count--;
    }
}
