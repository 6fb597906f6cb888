using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Series of a market.</summary>
internal static class PlainMarket
{
    public static double[] Closes(this Bar[] bars) => [.. bars.Select(bar => bar.Close)];

    public static double[] Highs(this Bar[] bars) => [.. bars.Select(bar => bar.High)];

    public static double[] Lows(this Bar[] bars) => [.. bars.Select(bar => bar.Low)];

    public static double[] Volumes(this Bar[] bars) => [.. bars.Select(bar => bar.Volume)];

    public static double[] Typical(this Bar[] bars) => [.. bars.Select(bar => (bar.High + bar.Low + bar.Close) / 3)];

    public static double[] TrueRange(this Bar[] bars) => Plain.Each(bars.Length, i => i == 0
        ? double.NaN
        : new[]
        {
            bars[i].High - bars[i].Low,
            Math.Abs(bars[i].High - bars[i - 1].Close),
            Math.Abs(bars[i].Low - bars[i - 1].Close),
        }.Max());

    public static double[] Atr(this Bar[] bars, int n) => Plain.Wilder(bars.TrueRange(), n);
}
