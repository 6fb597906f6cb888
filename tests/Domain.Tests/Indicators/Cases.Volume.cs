using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private static Case[] Volume() =>
    [
        Bars("obv", () => new Obv(), PlainVolume.Obv, 1e-9),
        Bars(
            "accumulation distribution",
            () => new AccumulationDistribution(),
            PlainVolume.AccumulationDistribution,
            1e-9),
        Bars("cmf 20", () => new Cmf(), bars => PlainVolume.Cmf(bars, 20), 1e-12),
        Bars("mfi 14", () => new Mfi(), bars => PlainVolume.Mfi(bars, 14), 1e-10),
        Bars("force 13", () => new ForceIndex(), bars => PlainVolume.Force(bars, 13)),
    ];
}
