using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Volume-weighted average of typical prices since the session began, in quote; the newest typical price while
/// nothing has traded in it. A bar belongs to the session in which it opened.</summary>
public struct SessionVwap : IIndicator<Bar, double>
{
    private readonly Session _session;
    private RunningSum _paid;
    private RunningSum _traded;
    private SessionSpan _current;
    private bool _isReady;
    private double _value;

    /// <summary>Over the UTC day.</summary>
    public SessionVwap()
        : this(Session.Day)
    {
    }

    /// <param name="session">Day, week or month.</param>
    public SessionVwap(Session session)
    {
        _session = Sessions.Checked(session);
    }

    /// <inheritdoc/>
    public readonly string Name => "session_vwap";

    /// <inheritdoc/>
    public readonly int WarmUp => 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        if (!_current.Holds(input.OpenAtMs))
        {
            _paid = default;
            _traded = default;
            _current = Sessions.Of(_session, input.OpenAtMs);
        }

        var typical = input.Typical;
        _paid.Add(typical * input.Volume);
        _traded.Add(input.Volume);
        var traded = _traded.Value;
        _value = traded > 0 ? _paid.Value / traded : typical;
        _isReady = true;
        return _value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting((int)_session);
        _paid.Walk(ref walk);
        _traded.Walk(ref walk);
        walk.Cell(ref _current);
        walk.Flag(ref _isReady);
        walk.Cell(ref _value);
    }
}
