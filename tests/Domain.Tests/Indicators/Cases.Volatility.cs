using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private static Case[] Volatility() =>
    [
        Bars("true range", () => new TrueRange(), bars => bars.TrueRange()),
        Bars("atr 14", () => new Atr(), bars => bars.Atr(14)),
        Bars("natr 14", () => new Natr(), bars => PlainVolatility.Natr(bars, 14), 1e-10),
        Closing("std dev 20", () => new StdDev(), x => PlainVolatility.StdDev(x, 20)),
        Score("z score 20", () => new ZScore(), x => PlainVolatility.ZScore(x, 20), 1e-8),
        Closing<Bollinger, BollingerValue>(
            "bollinger 20 2", () => new Bollinger(), x => PlainVolatility.Bollinger(x, 20, 2)),
        Bars<Keltner, ChannelValue>(
            "keltner 20 10 2", () => new Keltner(), bars => PlainVolatility.Keltner(bars, 20, 10, 2)),
        Bars<Keltner, ChannelValue>(
            "keltner 5 30 1.5", () => new Keltner(5, 30, 1.5), bars => PlainVolatility.Keltner(bars, 5, 30, 1.5)),
        Bars<Donchian, ChannelValue>(
            "donchian 20", () => new Donchian(), bars => PlainVolatility.Donchian(bars, 20), 0),
        Bars<Donchian, ChannelValue>("donchian 1", () => new Donchian(1), bars => PlainVolatility.Donchian(bars, 1), 0),
        Score("ulcer 14", () => new UlcerIndex(), x => PlainVolatility.Ulcer(x, 14)),
        Score("realised 20", () => new RealisedVolatility(), x => PlainVolatility.Realised(x, 20, 365)),
        Bars("parkinson 20", () => new ParkinsonVolatility(), bars => PlainVolatility.Parkinson(bars, 20, 365), 1e-9),
        Bars(
            "garman klass 20", () => new GarmanKlassVolatility(),
            bars => PlainVolatility.GarmanKlass(bars, 20, 365), 1e-9),
    ];
}
