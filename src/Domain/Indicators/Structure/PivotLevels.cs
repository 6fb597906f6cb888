using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Support and resistance from the last session that has ended, as floor traders worked them out. A bar
/// belongs to the session in which it opened, and a session is known to have ended when a bar of a later one closes.
/// The first session counts from where the history begins.</summary>
public struct PivotLevels : IIndicator<Bar, PivotValue>
{
    private readonly Session _session;
    private readonly PivotKind _kind;
    private SessionSpan _current;
    private double _high;
    private double _low;
    private double _close;
    private PivotValue _value;
    private bool _isReady;

    /// <summary>Classic levels of the UTC day.</summary>
    public PivotLevels()
        : this(Session.Day, PivotKind.Classic)
    {
    }

    /// <param name="session">Day, week or month.</param>
    /// <param name="kind">How the levels follow from high, low and close.</param>
    public PivotLevels(Session session, PivotKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)kind, (int)PivotKind.Camarilla, nameof(kind));
        _session = Sessions.Checked(session);
        _kind = kind;
    }

    /// <inheritdoc/>
    public readonly string Name => "pivot_levels";

    /// <inheritdoc/>
    public readonly int WarmUp => 2;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly PivotValue Value => IsReady ? _value : PivotValue.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PivotValue Update(in Bar input)
    {
        if (_current.Holds(input.OpenAtMs))
        {
            _high = Math.Max(_high, input.High);
            _low = Math.Min(_low, input.Low);
        }
        else
        {
            // A session of no length is none.
            var isFirst = _current.FromMs == _current.UntilMs;
            _value = isFirst ? PivotValue.None : PivotValue.Of(_kind, _high, _low, _close, input.CloseAtMs);
            _isReady = !isFirst;
            _current = Sessions.Of(_session, input.OpenAtMs);
            (_high, _low) = (input.High, input.Low);
        }

        _close = input.Close;
        return _value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting((int)_session);
        walk.Setting((int)_kind);
        walk.Cell(ref _current);
        walk.Cell(ref _high);
        walk.Cell(ref _low);
        walk.Cell(ref _close);
        walk.Cell(ref _value);
        walk.Flag(ref _isReady);
    }
}
