namespace TradingPlatform.Domain.Indicators;

/// <summary>The two newest swing highs, and whether a close has gone above the newest.</summary>
internal struct SwingTrack
{
    private Swing _newest;
    private Swing _before;
    private int _count;
    private bool _isBroken;

    /// <summary>0, 1 or 2: how many there are.</summary>
    public readonly int Count => _count;

    public readonly Swing Newest => _count > 0 ? _newest : Swing.None;

    public readonly Swing Before => _count > 1 ? _before : Swing.None;

    public void Add(Swing swing)
    {
        (_before, _newest) = (_newest, swing);
        _count = Math.Min(_count + 1, 2);
        _isBroken = false;
    }

    /// <summary>True the first time that <paramref name="close"/> is above the newest.</summary>
    public bool IsBrokenBy(double close)
    {
        var isFirst = _count > 0 && !_isBroken && close > _newest.Price;
        _isBroken |= isFirst;
        return isFirst;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Cell(ref _newest);
        walk.Cell(ref _before);
        walk.Index(ref _count, 3);
        walk.Flag(ref _isBroken);
    }
}
