using System.Collections.Immutable;
using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Market;
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
        "A close beyond the channel with the trend goes on often and far enough to pay for the failures.";

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
        if (sight.Held is not null)
        {
            return Opinion.Waits($"Follows the trend behind its trailing stop.");
        }

        if (sight.Candles.Length < BarsNeeded)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars; {sight.Candles.Length} are there.");
        }

        var bars = sight.Candles.AsSpan()[^BarsNeeded..];
        var (high, low) = Donchian.Of(bars[..^1], terms.Channel)!.Value;
        var close = bars[^1].Close;
        return close > high ? Judge(sight, bars, high, low, 1)
            : close < low ? Judge(sight, bars, high, low, -1)
            : Opinion.Waits($"Waits for a close outside its channel of {terms.Channel} bars, {low} to {high}.");
    }

    // The dear indicators come last: on most bars the channel has already said no.
    private Opinion Judge(StrategySight sight, ReadOnlySpan<Candle> bars, decimal high, decimal low, int way)
    {
        if (Ema.Of(bars, terms.EmaFast) is not { } fast
            || Ema.Of(bars, terms.EmaSlow) is not { } slow
            || Atr.Of(bars, SmoothBars) is not { } atr
            || Adx.Of(bars, SmoothBars) is not { } adx)
        {
            return Opinion.Waits($"Waits for {BarsNeeded} closed bars.");
        }

        return adx < terms.AdxMin ? Opinion.Waits($"Waits for a trend: ADX {adx:0.0} of {terms.AdxMin}.")
            : way * (fast - slow) <= 0 ? Opinion.Waits($"Waits for a breakout in the direction of the trend.")
            : Follow(sight, new Facts(high, low, fast, slow, atr, adx, bars[^1].Close), way);
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
