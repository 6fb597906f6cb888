using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Swing highs and lows. A bar's high is one when it is above the highs of so many bars before and not below
/// those of so many bars after: so of a flat top the first bar counts, and it is known only at the close of the last
/// bar after. Lows likewise.</summary>
public struct SwingStructure : IIndicator<Bar, SwingValue>
{
    private readonly int _left;
    private readonly int _right;
    private HighestWindow<OldestOfEqual> _highest;
    private HighestWindow<OldestOfEqual> _lowest;
    private Ring<long> _times;
    private SwingTrack _highs;
    private SwingTrack _lows;
    private long _break;

    /// <summary>Five bars on either side.</summary>
    public SwingStructure()
        : this(5, 5)
    {
    }

    /// <param name="left">Bars before; 1 to <see cref="Period.Max"/> / 2.</param>
    /// <param name="right">Bars after, by which a swing is known late; 1 to <see cref="Period.Max"/> / 2.</param>
    public SwingStructure(int left, int right)
    {
        _left = Period.Checked(left);
        _right = Period.Checked(right);
        _highest = new(Period.Checked(left + right + 1));
        _lowest = new(left + right + 1);
        _times = new(right);
    }

    /// <inheritdoc/>
    public readonly string Name => "swing_structure";

    /// <inheritdoc/>
    public readonly int WarmUp => _left + _right + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _highs.Count > 0 && _lows.Count > 0;

    /// <inheritdoc/>
    public readonly SwingValue Value =>
        new(_highs.Newest, _highs.Before, Mirror(_lows.Newest), Mirror(_lows.Before), _break);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SwingValue Update(in Bar input)
    {
        // A low is a high in the mirror.
        var highAgo = _highest.Push(input.High, out var high);
        var lowAgo = _lowest.Push(-input.Low, out var low);
        var atMs = _times.Push(input.OpenAtMs);
        if (_highest.IsFull)
        {
            if (highAgo == _right)
            {
                _highs.Add(new Swing(high, atMs, input.CloseAtMs));
            }

            if (lowAgo == _right)
            {
                _lows.Add(new Swing(low, atMs, input.CloseAtMs));
            }
        }

        _break = _highs.IsBrokenBy(input.Close) ? 1 : _lows.IsBrokenBy(-input.Close) ? -1 : 0;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_left);
        walk.Setting(_right);
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        _times.Walk(ref walk);
        _highs.Walk(ref walk);
        _lows.Walk(ref walk);
        walk.Cell(ref _break);
    }

    private static Swing Mirror(Swing swing) => swing with { Price = -swing.Price };
}
