using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>At which prices the last n bars traded: each bar's volume counts at its close, prices are gathered in
/// steps. The point of control is the step with the most volume, of equal ones the nearest to the middle of all steps,
/// then the lower. The value area grows from it, each time to the next traded step above or below with more volume
/// (above when equal), until it holds its share of the volume. Costs up to n steps a bar: a level that loses a bar is
/// counted afresh, so nothing drifts.</summary>
public struct VolumeProfile : IIndicator<Bar, VolumeProfileValue>
{
    private readonly double _step;
    private readonly double _share;
    private Ring<Pair> _bars;
    private ProfileLevels _levels;
    private VolumeProfileValue _value;

    /// <summary>100 bars in steps of 1, with a value area of 70 %.</summary>
    public VolumeProfile()
        : this(100, 1, 0.7)
    {
    }

    /// <param name="period">1 to 1,000 bars.</param>
    /// <param name="step">Height of a step, in quote; above 0, at most 1e9.</param>
    /// <param name="share">Of the volume that the value area holds; above 0, at most 1.</param>
    public VolumeProfile(int period, double step, double share)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, 1_000);
        _bars = new(Period.Checked(period));
        _levels = new(period);
        _step = Period.Factor(step, 1e9);
        _share = Period.Factor(share, 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "volume_profile";

    /// <inheritdoc/>
    public readonly int WarmUp => _bars.Length;

    /// <inheritdoc/>
    public readonly bool IsReady => _bars.IsFull;

    /// <inheritdoc/>
    public readonly VolumeProfileValue Value => IsReady ? _value : VolumeProfileValue.None;

    /// <inheritdoc/>
    public VolumeProfileValue Update(in Bar input)
    {
        var level = Math.Floor(input.Close / _step);
        var wasFull = _bars.IsFull;
        var gone = _bars.Push(new Pair(level, input.Volume)).First;
        if (wasFull)
        {
            _levels.Recount(gone, _bars.Items);
        }

        if (!wasFull || gone != level)
        {
            _levels.Add(level, input.Volume);
        }

        _value = _levels.Sum(_step, _share);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_step);
        walk.Setting(_share);
        _bars.Walk(ref walk);
        _levels.Walk(ref walk);
        walk.Cell(ref _value);
    }
}

/// <summary>Where the volume lies.</summary>
/// <param name="Control">Middle of the step with the most volume, in quote.</param>
/// <param name="ControlVolume">Volume in that step, in base.</param>
/// <param name="AreaHigh">Upper edge of the value area, in quote.</param>
/// <param name="AreaLow">Lower edge of the value area, in quote.</param>
/// <param name="Volume">Of all steps, in base.</param>
public readonly record struct VolumeProfileValue(
    double Control, double ControlVolume, double AreaHigh, double AreaLow, double Volume)
{
    /// <summary>Too few bars yet.</summary>
    public static VolumeProfileValue None { get; } = new(
        Statistic.Undefined, Statistic.Undefined, Statistic.Undefined, Statistic.Undefined, Statistic.Undefined);
}
