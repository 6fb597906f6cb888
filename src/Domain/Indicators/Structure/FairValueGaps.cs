using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Prices that a fast bar skipped: a gap below the market where a bar's low is above the high of the bar
/// before the last, a gap above it where a bar's high is below the low of the bar before the last. Known at that bar's
/// close, and open until a later bar reaches its far edge. Costs a step a gap that is kept.</summary>
public struct FairValueGaps : IIndicator<Bar, FairValueGapsValue>
{
    private OpenGaps _below;
    private OpenGaps _above;
    private Pair _last;
    private Pair _beforeLast;
    private int _seen;

    /// <summary>The newest eight on either side.</summary>
    public FairValueGaps()
        : this(8)
    {
    }

    /// <param name="kept">How many open gaps are remembered on either side of the market; 1 to 100. One more forgets
    /// the oldest.</param>
    public FairValueGaps(int kept)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, 100);
        _below = new(Period.Checked(kept));
        _above = new(kept);
    }

    /// <inheritdoc/>
    public readonly string Name => "fair_value_gaps";

    /// <inheritdoc/>
    public readonly int WarmUp => 3;

    /// <inheritdoc/>
    public readonly bool IsReady => _seen == 3;

    /// <inheritdoc/>
    public readonly FairValueGapsValue Value => new(_below.Newest, _above.Newest, _below.Count, _above.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FairValueGapsValue Update(in Bar input)
    {
        _below.CloseFrom(input.Low);
        _above.CloseUpTo(input.High);
        if (_seen >= 2)
        {
            var (high, low) = _beforeLast;
            if (input.Low > high)
            {
                _below.Add(new Gap(high, input.Low, input.CloseAtMs));
            }
            else if (input.High < low)
            {
                _above.Add(new Gap(input.High, low, input.CloseAtMs));
            }
        }

        _beforeLast = _last;
        _last = new Pair(input.High, input.Low);
        _seen = Math.Min(_seen + 1, 3);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _below.Walk(ref walk);
        _above.Walk(ref walk);
        walk.Cell(ref _last);
        walk.Cell(ref _beforeLast);
        walk.Index(ref _seen, 4);
    }
}

/// <summary>A span of prices that a fast bar skipped, in quote.</summary>
/// <param name="Bottom">Its lower edge; undefined where there is no gap.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="KnownAtMs">Close of the bar that made it; milliseconds since 1970-01-01 UTC.</param>
public readonly record struct Gap(double Bottom, double Top, long KnownAtMs)
{
    /// <summary>None.</summary>
    public static Gap None { get; } = new(Statistic.Undefined, Statistic.Undefined, 0);
}

/// <summary>The newest open gap on either side of the market, and how many are open.</summary>
/// <param name="Below">Left by a rise.</param>
/// <param name="Above">Left by a fall.</param>
/// <param name="OpenBelow">Gaps below that are kept.</param>
/// <param name="OpenAbove">Gaps above that are kept.</param>
public readonly record struct FairValueGapsValue(Gap Below, Gap Above, long OpenBelow, long OpenAbove);
