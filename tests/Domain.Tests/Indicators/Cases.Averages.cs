using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private const long AnchorMs = 100 * 3_600_000L;

    private static Case[] Averages() =>
    [
        Closing("sma 20", () => new Sma(), x => Plain.Sma(x, 20)),
        Closing("sma 1", () => new Sma(1), x => Plain.Sma(x, 1)),
        Closing("sma 200", () => new Sma(200), x => Plain.Sma(x, 200)),
        Closing("ema 20", () => new Ema(), x => Plain.Ema(x, 20)),
        Closing("ema 1", () => new Ema(1), x => Plain.Ema(x, 1)),
        Closing("rma 14", () => new Rma(), x => Plain.Wilder(x, 14)),
        Closing("wma 20", () => new Wma(), x => Plain.Wma(x, 20)),
        Closing("wma 1", () => new Wma(1), x => Plain.Wma(x, 1)),
        Closing("dema 20", () => new Dema(), x => PlainAverages.Dema(x, 20)),
        Closing("tema 20", () => new Tema(), x => PlainAverages.Tema(x, 20)),
        Closing("hma 16", () => new Hma(), x => PlainAverages.Hma(x, 16)),
        Closing("hma 2", () => new Hma(2), x => PlainAverages.Hma(x, 2)),
        Closing("hma 21", () => new Hma(21), x => PlainAverages.Hma(x, 21)),
        Closing("kama 10", () => new Kama(), x => PlainAverages.Kama(x, 10, 2, 30)),
        Closing("kama 1", () => new Kama(1, 3, 3), x => PlainAverages.Kama(x, 1, 3, 3)),
        Bars("rolling vwap 50", () => new RollingVwap(), bars => PlainAverages.RollingVwap(bars, 50)),
        Bars("day's vwap", () => new SessionVwap(), bars => PlainAverages.SessionVwap(bars, Day)),
        Bars("week's vwap", () => new SessionVwap(Session.Week), bars => PlainAverages.SessionVwap(bars, Week)),
        Bars("month's vwap", () => new SessionVwap(Session.Month), bars => PlainAverages.SessionVwap(bars, Month)),
        Bars(
            "vwap from bar 100",
            () => new AnchoredVwap(AnchorMs),
            bars => PlainAverages.AnchoredVwap(bars, AnchorMs),
            later: true),
        Bars("vwap from the first bar", () => new AnchoredVwap(), bars => PlainAverages.AnchoredVwap(bars, 0)),
    ];

    private static DateTime Day(DateTime at) => at.Date;

    private static DateTime Week(DateTime at) => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7));

    private static DateTime Month(DateTime at) => new(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc);
}
