using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Hosoda's Ichimoku Kinko Hyo: middles of the highest high and the lowest low over three spans. The cloud
/// over a bar was known as many bars before it as the cloud is drawn ahead. The chart's lagging line is the close drawn
/// back, which no rule may read, so it is not here.</summary>
public struct Ichimoku : IIndicator<Bar, IchimokuValue>
{
    private Donchian _conversion;
    private Donchian _base;
    private Donchian _longest;
    private Ring<Pair> _ahead;
    private Pair _cloud;
    private bool _hasCloud;

    /// <summary>9, 26 and 52 bars, drawn 26 ahead, as Hosoda had it.</summary>
    public Ichimoku()
        : this(9, 26, 52, 26)
    {
    }

    /// <param name="conversion">Bars of the shortest span; 1 or more.</param>
    /// <param name="middle">Bars of the middle span; at least <paramref name="conversion"/>.</param>
    /// <param name="longest">Bars of the longest span; <paramref name="middle"/> to <see cref="Period.Max"/>.</param>
    /// <param name="ahead">How many bars ahead the cloud is drawn; 1 or more.</param>
    public Ichimoku(int conversion, int middle, int longest, int ahead)
    {
        _conversion = new(conversion);
        _base = new(Period.Checked(middle, least: conversion));
        _longest = new(Period.Checked(longest, least: middle));
        _ahead = new(Period.Checked(ahead));
    }

    /// <inheritdoc/>
    public readonly string Name => "ichimoku";

    /// <inheritdoc/>
    public readonly int WarmUp => _longest.WarmUp + _ahead.Length;

    /// <inheritdoc/>
    public readonly bool IsReady => _hasCloud && Statistic.IsDefined(_cloud.Second);

    /// <inheritdoc/>
    public readonly IchimokuValue Value =>
        new(
            _conversion.Value.Middle,
            _base.Value.Middle,
            _hasCloud ? _cloud.First : Statistic.Undefined,
            _hasCloud ? _cloud.Second : Statistic.Undefined,
            _longest.Value.Middle);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IchimokuValue Update(in Bar input)
    {
        var conversion = _conversion.Update(input).Middle;
        var middle = _base.Update(input).Middle;
        var longest = _longest.Update(input).Middle;
        if (_base.IsReady)
        {
            _hasCloud = _ahead.IsFull;
            _cloud = _ahead.Push(new Pair((conversion + middle) / 2, longest));
        }

        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _conversion.Walk(ref walk);
        _base.Walk(ref walk);
        _longest.Walk(ref walk);
        _ahead.Walk(ref walk);
        walk.Cell(ref _cloud);
        walk.Flag(ref _hasCloud);
    }
}

/// <summary>The lines as of a bar, in quote.</summary>
/// <param name="Conversion">Tenkan, the middle of the shortest span.</param>
/// <param name="Base">Kijun, the middle of the middle span.</param>
/// <param name="SpanA">Senkou A over this bar: the mean of conversion and base as they were when it was drawn.</param>
/// <param name="SpanB">Senkou B over this bar: the middle of the longest span as it was when it was drawn.</param>
/// <param name="NextB">Senkou B as it is drawn ahead now.</param>
public readonly record struct IchimokuValue(
    double Conversion, double Base, double SpanA, double SpanB, double NextB)
{
    /// <summary>Senkou A as it is drawn ahead now.</summary>
    public double NextA => (Conversion + Base) / 2;
}
