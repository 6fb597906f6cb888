using System.Collections.Immutable;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>Buys what breaks out upwards in an up-trend, sells its mirror, and lets a trailing stop end it.</summary>
public sealed class TrendFollowing(TrendFollowingTerms terms) : IStrategy
{
    private const int SmoothBars = 14;

    /// <inheritdoc/>
    public string Name => "trend-following";

    /// <inheritdoc/>
    public string Hypothesis =>
        "A close beyond the channel in the direction of the trend goes on often and far enough to pay for the failures.";

    /// <inheritdoc/>
    public int EntryBarsMax => 1;

    /// <inheritdoc/>
    public int HoldBarsMax => terms.HoldBarsMax;

    /// <inheritdoc/>
    public decimal TrailAtr => terms.TrailAtr;

    private int BarsNeeded => Math.Max(terms.Channel, terms.EmaSlow) + 1;

    /// <inheritdoc/>
    public Opinion Look(StrategySight sight)
    {
        if (sight.Candles.Length < BarsNeeded)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars; {sight.Candles.Length} are there.");
        }

        var bars = sight.Candles.AsSpan()[^BarsNeeded..];
        return Donchian.Of(bars[..^1], terms.Channel) is { } channel
            && Ema.Of(bars, terms.EmaFast) is { } fast
            && Ema.Of(bars, terms.EmaSlow) is { } slow
            && Atr.Of(bars, SmoothBars) is { } atr and > 0
            && Adx.Of(bars, SmoothBars) is { } adx
                ? Judge(sight, new Facts(channel.High, channel.Low, fast, slow, atr, adx, bars[^1].Close))
                : Opinion.Waits("Waits for a market that moves: all recent bars are flat.");
    }

    private Opinion Judge(StrategySight sight, Facts seen)
    {
        var trend = seen.Fast > seen.Slow ? 1 : -1;
        if (sight.Held is { } held)
        {
            return (held == OrderSide.Buy ? 1 : -1) != trend && seen.Adx >= terms.AdxMin
                ? Opinion.Exits($"{Name}.trend-turned", "The averages crossed against the position.", seen.Inputs)
                : Opinion.Waits($"Follows the trend behind its trailing stop.", seen.Inputs);
        }

        if (seen.Adx < terms.AdxMin)
        {
            return Opinion.Waits($"Waits for a trend: ADX {seen.Adx:0.0} of {terms.AdxMin}.", seen.Inputs);
        }

        var edge = trend > 0 ? seen.High : seen.Low;
        return trend * (seen.Close - edge) <= 0
            ? Opinion.Waits($"Waits for a close {(trend > 0 ? "above" : "below")} {edge}, the edge of its channel.", seen.Inputs)
            : Follow(sight, seen, trend);
    }

    private Opinion Follow(StrategySight sight, Facts seen, int trend)
    {
        var stop = OrderFilters.RoundPrice(sight.Instrument, sight.Price - (trend * terms.StopAtr * seen.Atr));
        return Opinion.Enters(
            Name,
            $"The close left its channel of {terms.Channel} bars in the direction of the trend (ADX {seen.Adx:0.0}).",
            seen.Inputs,
            new EntryPlan(trend > 0 ? OrderSide.Buy : OrderSide.Sell, null, stop, null, seen.Atr));
    }

    private readonly record struct Facts(
        decimal High, decimal Low, decimal Fast, decimal Slow, decimal Atr, decimal Adx, decimal Close)
    {
        public ImmutableSortedDictionary<string, decimal> Inputs => Strategies.Inputs.Of(
            ("adx", Adx),
            ("atr", Atr),
            ("channelHigh", High),
            ("channelLow", Low),
            ("close", Close),
            ("emaFast", Fast),
            ("emaSlow", Slow));
    }
}
