using System.Collections.Immutable;
using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>Jumps on a bar that leaves a short range with force and volume, behind a wide stop, for a short
/// while.</summary>
public sealed class MomentumScalping(MomentumScalpingTerms terms) : IStrategy
{
    private const int SmoothBars = 14;

    /// <inheritdoc/>
    public string Name => "momentum-scalping";

    /// <inheritdoc/>
    public string Hypothesis =>
        "A wide bar on high volume that leaves a short range is forced trading, and forced trading comes in runs.";

    /// <inheritdoc/>
    public int EntryBarsMax => 1;

    /// <inheritdoc/>
    public int HoldBarsMax => terms.HoldBarsMax;

    /// <inheritdoc/>
    public decimal TrailAtr => terms.TrailAtr;

    private int BarsNeeded => Math.Max(terms.Range, 4 * SmoothBars) + 2;

    /// <inheritdoc/>
    public Opinion Look(StrategySight sight)
    {
        if (sight.Held is not null)
        {
            return Opinion.Waits($"Rides the burst until stop, target or time.");
        }

        if (sight.Candles.Length < BarsNeeded)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars; {sight.Candles.Length} are there.");
        }

        var bars = sight.Candles.AsSpan()[^BarsNeeded..];
        var (high, low) = Donchian.Of(bars[..^1], terms.Range)!.Value;
        var close = bars[^1].Close;
        return close > high ? Judge(sight, bars, high, low, 1)
            : close < low ? Judge(sight, bars, high, low, -1)
            : Opinion.Waits($"Waits for a close outside its range of {terms.Range} bars, {low} to {high}.");
    }

    private Opinion Judge(StrategySight sight, ReadOnlySpan<Candle> bars, decimal high, decimal low, int way)
    {
        var before = bars[..^1];
        if (Atr.Of(before, SmoothBars) is not { } atr || atr < terms.AtrMin * sight.Price)
        {
            return Opinion.Waits($"Waits for bars wide enough to pay their costs.");
        }

        var seen = Facts.Of(before[^terms.Range..], bars[^1], (high, low), atr);
        var forced = seen.Expansion >= terms.RangeFactor
            && seen.VolumeRatio >= terms.VolumeFactor
            && seen.Body >= terms.BodyMin;
        return forced
            ? Jump(sight, seen, way)
            : Opinion.Waits(
                $"Waits for force: range {seen.Expansion:0.0} ATR, volume {seen.VolumeRatio:0.0} times the mean.");
    }

    private Opinion Jump(StrategySight sight, Facts seen, int way)
    {
        var stop = OrderFilters.RoundPrice(sight.Instrument, sight.Price - (way * terms.StopAtr * seen.Atr));
        var target = OrderFilters.RoundPrice(sight.Instrument, sight.Price + (way * terms.TargetAtr * seen.Atr));
        return Opinion.Enters(
            Name,
            $"The bar left its range with {seen.Expansion:0.0} ATR on {seen.VolumeRatio:0.0} times the mean volume.",
            seen.Inputs,
            new EntryPlan(way > 0 ? OrderSide.Buy : OrderSide.Sell, null, stop, target, seen.Atr));
    }

    private readonly record struct Facts(
        decimal High, decimal Low, decimal Atr, decimal Expansion, decimal VolumeRatio, decimal Body, decimal Close)
    {
        public ImmutableSortedDictionary<string, decimal> Inputs => Strategies.Inputs.Of(
            ("atr", Atr),
            ("body", Body),
            ("close", Close),
            ("expansion", Expansion),
            ("rangeHigh", High),
            ("rangeLow", Low),
            ("volumeRatio", VolumeRatio));

        public static Facts Of(ReadOnlySpan<Candle> before, Candle bar, (decimal High, decimal Low) range, decimal atr)
        {
            var volume = 0m;
            foreach (var candle in before)
            {
                volume += candle.Volume;
            }

            var span = bar.High - bar.Low;
            return new Facts(
                range.High,
                range.Low,
                atr,
                TrueRange.Of(bar, before[^1]) / atr,
                volume == 0 ? 0 : bar.Volume * before.Length / volume,
                span == 0 ? 0 : Math.Abs(bar.Close - bar.Open) / span,
                bar.Close);
        }
    }
}
