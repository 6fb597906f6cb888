using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private static Case[] Structure() =>
    [
        Bars<HeikinAshi, HeikinAshiValue>("heikin ashi", () => new HeikinAshi(), PlainStructure.HeikinAshi),
        Bars<PivotLevels, PivotValue>(
            "day's pivots", () => new PivotLevels(), bars => PlainStructure.Pivots(bars, Day, Classic), later: true),
        Bars<PivotLevels, PivotValue>(
            "week's Fibonacci pivots",
            () => new PivotLevels(Session.Week, PivotKind.Fibonacci),
            bars => PlainStructure.Pivots(bars, Week, (h, l, c) => Around((h + l + c) / 3, h, l, c, 0.382, 0.618, 1)),
            later: true),
        Bars<PivotLevels, PivotValue>(
            "month's Camarilla pivots",
            () => new PivotLevels(Session.Month, PivotKind.Camarilla),
            bars => PlainStructure.Pivots(bars, Month, (h, l, c) => Around(c, h, l, c, 1.1 / 12, 1.1 / 6, 1.1 / 4)),
            later: true),
        Bars<SwingStructure, SwingValue>(
            "swings 5 5",
            () => new SwingStructure(),
            bars => PlainStructure.Swings(bars, 5, 5),
            0,
            later: true,
            gaps: true),
        Bars<SwingStructure, SwingValue>(
            "swings 1 3",
            () => new SwingStructure(1, 3),
            bars => PlainStructure.Swings(bars, 1, 3),
            0,
            later: true,
            gaps: true),
        Bars<Fibonacci, FibonacciValue>(
            "fibonacci 5 5", () => new Fibonacci(), bars => PlainStructure.Fibonacci(bars, 5, 5), 0, later: true),
        Bars<FairValueGaps, FairValueGapsValue>(
            "gaps 8", () => new FairValueGaps(), bars => PlainStructure.Gaps(bars, 8), 0, gaps: true),
        Bars<FairValueGaps, FairValueGapsValue>(
            "gaps 2", () => new FairValueGaps(2), bars => PlainStructure.Gaps(bars, 2), 0, gaps: true),
        Bars<VolumeProfile, VolumeProfileValue>(
            "profile 100", () => new VolumeProfile(), bars => PlainProfile.Of(bars, 100, 1, 0.7)),
        Bars<VolumeProfile, VolumeProfileValue>(
            "profile 30", () => new VolumeProfile(30, 50, 0.9), bars => PlainProfile.Of(bars, 30, 50, 0.9)),
    ];

    private static double[] Classic(double h, double l, double c)
    {
        var p = (h + l + c) / 3;
        return [p, p + p - l, p + (h - l), h + p + p - l - l, p + p - h, p - (h - l), l + p + p - h - h];
    }

    private static double[] Around(
        double middle, double h, double l, double c, double first, double second, double third) =>
    [
        (h + l + c) / 3,
        middle + ((h - l) * first),
        middle + ((h - l) * second),
        middle + ((h - l) * third),
        middle - ((h - l) * first),
        middle - ((h - l) * second),
        middle - ((h - l) * third),
    ];
}
