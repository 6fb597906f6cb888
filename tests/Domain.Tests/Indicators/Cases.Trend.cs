using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private static Case[] Trend() =>
    [
        Bars<Adx, AdxValue>("adx 14", () => new Adx(), bars => PlainTrend.Adx(bars, 14), 1e-9),
        Bars<Adx, AdxValue>("adx 2", () => new Adx(2), bars => PlainTrend.Adx(bars, 2), 1e-9),
        Bars<Aroon, AroonValue>("aroon 14", () => new Aroon(), bars => PlainTrend.Aroon(bars, 14), 0),
        Bars<Aroon, AroonValue>("aroon 1", () => new Aroon(1), bars => PlainTrend.Aroon(bars, 1), 0),
        Score("efficiency 10", () => new EfficiencyRatio(), x => PlainTrend.Efficiency(x, 10)),
        new Case<LinearRegression, double, LinearRegressionValue>(
            "line 14", () => new LinearRegression(), bar => bar.Close, bars => PlainTrend.Line(bars.Closes(), 14)),
        new Case<LinearRegression, double, LinearRegressionValue>(
            "line 2", () => new LinearRegression(2), bar => bar.Close, bars => PlainTrend.Line(bars.Closes(), 2)),
        Bars<SuperTrend, TrailingStopValue>(
            "super trend 10 3", () => new SuperTrend(), bars => PlainStops.SuperTrend(bars, 10, 3)),
        Bars<SuperTrend, TrailingStopValue>(
            "super trend 1 0.5", () => new SuperTrend(1, 0.5), bars => PlainStops.SuperTrend(bars, 1, 0.5)),
        Bars<ParabolicSar, TrailingStopValue>(
            "sar 0.02", () => new ParabolicSar(), bars => PlainStops.Sar(bars, 0.02, 0.2)),
        Bars<ParabolicSar, TrailingStopValue>(
            "sar 0.1", () => new ParabolicSar(0.1, 0.35), bars => PlainStops.Sar(bars, 0.1, 0.35)),
        Bars<Ichimoku, IchimokuValue>(
            "ichimoku 9 26 52 26", () => new Ichimoku(), bars => PlainTrend.Ichimoku(bars, 9, 26, 52, 26)),
        Bars<Ichimoku, IchimokuValue>(
            "ichimoku 2 2 3 1", () => new Ichimoku(2, 2, 3, 1), bars => PlainTrend.Ichimoku(bars, 2, 2, 3, 1)),
    ];
}
