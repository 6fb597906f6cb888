using System.Collections.Immutable;
using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>Fades the edges of a market that goes nowhere, with a limit order and a strict stop.</summary>
public sealed class MeanReversion(MeanReversionTerms terms) : IStrategy
{
    private const int SmoothBars = 14;

    /// <inheritdoc/>
    public string Name => "mean-reversion";

    /// <inheritdoc/>
    public string Hypothesis =>
        "Without direction, a close far from its mean is mostly a shortage of liquidity, and most of it is taken back.";

    /// <inheritdoc/>
    public int EntryBarsMax => 2;

    /// <inheritdoc/>
    public int HoldBarsMax => terms.HoldBarsMax;

    /// <inheritdoc/>
    public decimal TrailAtr => 0;

    private int BarsNeeded => Math.Max(terms.Period, 4 * SmoothBars) + 1;

    /// <inheritdoc/>
    public Opinion Look(StrategySight sight)
    {
        if (sight.Candles.Length < BarsNeeded)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars; {sight.Candles.Length} are there.");
        }

        var bars = sight.Candles.AsSpan()[^BarsNeeded..];
        if (ZScore.Of(bars, terms.Period) is not { } z || EfficiencyRatio.Of(bars, terms.Period) is not { } efficiency)
        {
            return Opinion.Waits($"Waits for a market that moves: all recent closes are equal.");
        }

        return sight.Held is { } held ? Hold(held, z)
            : Math.Abs(z) < terms.EntryZ
                ? Opinion.Waits($"Waits for a close {terms.EntryZ} deviations from its mean; it is {z:0.00} away.")
            : efficiency > terms.EfficiencyMax
                ? Opinion.Waits($"Waits for a range: efficiency {efficiency:0.00} of {terms.EfficiencyMax}.")
            : Judge(sight, bars, z, efficiency);
    }

    private Opinion Hold(OrderSide held, decimal z) => (held == OrderSide.Buy ? z : -z) >= -terms.ExitZ
        ? Opinion.Exits($"{Name}.mean-reached", "The close is back at its mean.", Strategies.Inputs.Of(("zscore", z)))
        : Opinion.Waits($"Waits for the close, {z:0.00} deviations away, to come back to its mean.");

    // The dear indicators come last: on most bars the cheap ones have already said no.
    private Opinion Judge(StrategySight sight, ReadOnlySpan<Candle> bars, decimal z, decimal efficiency)
    {
        if (Atr.Of(bars, SmoothBars) is not { } atr
            || Adx.Of(bars, SmoothBars) is not { } adx
            || Sma.Of(bars, terms.Period) is not { } mean)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars.");
        }

        var seen = new Facts(z, atr, adx, efficiency, mean, bars[^1].Close);
        return adx > terms.AdxMax
            ? Opinion.Waits($"Waits for a range: ADX {adx:0.0} of {terms.AdxMax}.")
            : Fade(sight, seen, z < 0 ? OrderSide.Buy : OrderSide.Sell);
    }

    private Opinion Fade(StrategySight sight, Facts seen, OrderSide side)
    {
        var way = side == OrderSide.Buy ? 1 : -1;
        if (sight.Phase is { Phase: Phase.Distribution } phase && phase.Direction == -way)
        {
            return Opinion.Waits($"Waits for the displacement against the trade to end.");
        }

        if (Math.Abs(seen.Mean - seen.Close) < terms.EdgeMin * seen.Close)
        {
            return Opinion.Waits($"Waits for a range wide enough to pay its costs.");
        }

        var limit = OrderFilters.RoundPrice(sight.Instrument, seen.Close);
        var stop = OrderFilters.RoundPrice(sight.Instrument, limit - (way * terms.StopAtr * seen.Atr));
        var target = OrderFilters.RoundPrice(sight.Instrument, seen.Mean);
        return Opinion.Enters(
            Name,
            $"The close is {seen.Z:0.00} deviations from its mean in a market without direction (ADX {seen.Adx:0.0}).",
            seen.Inputs,
            new EntryPlan(side, limit, stop, target, seen.Atr));
    }

    private readonly record struct Facts(
        decimal Z, decimal Atr, decimal Adx, decimal Efficiency, decimal Mean, decimal Close)
    {
        public ImmutableSortedDictionary<string, decimal> Inputs => Strategies.Inputs.Of(
            ("adx", Adx), ("atr", Atr), ("close", Close), ("efficiency", Efficiency), ("mean", Mean), ("zscore", Z));
    }
}
