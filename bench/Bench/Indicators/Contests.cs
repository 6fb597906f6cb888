using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Every indicator with its usual settings, and some with long windows.</summary>
internal static class Contests
{
    public static Contest[] All() =>
        [.. Averages(), .. Momentum(), .. Trend(), .. Volatility(), .. Volume(), .. Structure()];

    private static Contest[] Averages() =>
    [
        Contest.Closing<Sma, double>("Sma 20", () => new Sma(20), (x, to) => ByHandAverages.Sma(x, to, 20)),
        Contest.Closing<Sma, double>("Sma 200", () => new Sma(200), (x, to) => ByHandAverages.Sma(x, to, 200)),
        Contest.Closing<Ema, double>(
            "Ema 20", () => new Ema(20), (x, to) => ByHandAverages.Smooth(x, to, 20, 2.0 / 21)),
        Contest.Closing<Rma, double>(
            "Rma 14", () => new Rma(14), (x, to) => ByHandAverages.Smooth(x, to, 14, 1.0 / 14)),
        Contest.Closing<Wma, double>("Wma 20", () => new Wma(20), (x, to) => ByHandAverages.Wma(x, to, 20)),
        Contest.Closing<Dema, double>("Dema 20", () => new Dema(20), (x, to) => ByHandAverages.Dema(x, to, 20)),
        Contest.Closing<Tema, double>("Tema 20", () => new Tema(20), (x, to) => ByHandAverages.Tema(x, to, 20)),
        Contest.Closing<Hma, double>("Hma 16", () => new Hma(16), (x, to) => ByHandAverages.Hma(x, to, 16)),
        Contest.Closing<Kama, double>("Kama 10", () => new Kama(), (x, to) => ByHandAverages.Kama(x, to, 10, 2, 30)),
        Contest.Bars<RollingVwap, double>(
            "RollingVwap 50", () => new RollingVwap(50), (bars, to) => ByHandAverages.RollingVwap(bars, to, 50)),
        Contest.Bars<SessionVwap, double>("SessionVwap", () => new SessionVwap(), ByHandAverages.SessionVwap),
        Contest.Bars<AnchoredVwap, double>("AnchoredVwap", () => new AnchoredVwap(), ByHandAverages.AnchoredVwap),
    ];

    private static Contest[] Momentum() =>
    [
        Contest.Closing<Roc, double>("Roc 12", () => new Roc(12), (x, to) => ByHandMomentum.Roc(x, to, 12)),
        Contest.Closing<Rsi, double>("Rsi 14", () => new Rsi(14), (x, to) => ByHandMomentum.Rsi(x, to, 14)),
        Contest.Bars<Stochastic, StochasticValue>(
            "Stochastic 14 3 3", () => new Stochastic(), (bars, to) => ByHandMomentum.Stochastic(bars, to, 14, 3, 3)),
        Contest.Closing<StochRsi, StochasticValue>(
            "StochRsi 14 14 3 3", () => new StochRsi(), (x, to) => ByHandMomentum.StochRsi(x, to, 14, 14, 3, 3)),
        Contest.Closing<Macd, MacdValue>(
            "Macd 12 26 9", () => new Macd(), (x, to) => ByHandMomentum.Macd(x, to, 12, 26, 9)),
        Contest.Closing<Ppo, MacdValue>(
            "Ppo 12 26 9", () => new Ppo(), (x, to) => ByHandMomentum.Ppo(x, to, 12, 26, 9)),
        Contest.Bars<Cci, double>("Cci 20", () => new Cci(), (bars, to) => ByHandMomentum.Cci(bars, to, 20)),
        Contest.Bars<WilliamsR, double>(
            "WilliamsR 14", () => new WilliamsR(), (bars, to) => ByHandMomentum.WilliamsR(bars, to, 14)),
    ];

    private static Contest[] Trend() =>
    [
        Contest.Bars<Adx, AdxValue>("Adx 14", () => new Adx(), (bars, to) => ByHandTrend.Adx(bars, to, 14)),
        Contest.Bars<Aroon, AroonValue>("Aroon 14", () => new Aroon(), (bars, to) => ByHandTrend.Aroon(bars, to, 14)),
        Contest.Closing<EfficiencyRatio, double>(
            "EfficiencyRatio 10", () => new EfficiencyRatio(), (x, to) => ByHandTrend.Efficiency(x, to, 10)),
        Contest.Closing<LinearRegression, LinearRegressionValue>(
            "LinearRegression 14", () => new LinearRegression(), (x, to) => ByHandTrend.Line(x, to, 14)),
        Contest.Bars<SuperTrend, TrailingStopValue>(
            "SuperTrend 10 3", () => new SuperTrend(), (bars, to) => ByHandTrend.SuperTrend(bars, to, 10, 3)),
        Contest.Bars<ParabolicSar, TrailingStopValue>(
            "ParabolicSar", () => new ParabolicSar(), (bars, to) => ByHandTrend.Sar(bars, to, 0.02, 0.2)),
        Contest.Bars<Ichimoku, IchimokuValue>(
            "Ichimoku 9 26 52", () => new Ichimoku(), (bars, to) => ByHandTrend.Ichimoku(bars, to, 9, 26, 52, 26)),
    ];

    private static Contest[] Volatility() =>
    [
        Contest.Bars<TrueRange, double>("TrueRange", () => new TrueRange(), ByHandVolatility.TrueRange),
        Contest.Bars<Atr, double>("Atr 14", () => new Atr(), (bars, to) => ByHandVolatility.Atr(bars, to, 14)),
        Contest.Bars<Natr, double>("Natr 14", () => new Natr(), (bars, to) => ByHandVolatility.Natr(bars, to, 14)),
        Contest.Closing<StdDev, double>("StdDev 20", () => new StdDev(), (x, to) => ByHandVolatility.StdDev(x, to, 20)),
        Contest.Closing<ZScore, double>("ZScore 20", () => new ZScore(), (x, to) => ByHandVolatility.ZScore(x, to, 20)),
        Contest.Closing<Bollinger, BollingerValue>(
            "Bollinger 20 2", () => new Bollinger(), (x, to) => ByHandVolatility.Bollinger(x, to, 20, 2)),
        Contest.Bars<Keltner, ChannelValue>(
            "Keltner 20 10 2", () => new Keltner(), (bars, to) => ByHandVolatility.Keltner(bars, to, 20, 10, 2)),
        Contest.Bars<Donchian, ChannelValue>(
            "Donchian 20", () => new Donchian(), (bars, to) => ByHandVolatility.Donchian(bars, to, 20)),
        Contest.Bars<Donchian, ChannelValue>(
            "Donchian 200", () => new Donchian(200), (bars, to) => ByHandVolatility.Donchian(bars, to, 200)),
        Contest.Closing<UlcerIndex, double>(
            "UlcerIndex 14", () => new UlcerIndex(), (x, to) => ByHandVolatility.Ulcer(x, to, 14)),
        Contest.Closing<RealisedVolatility, double>(
            "RealisedVolatility 20",
            () => new RealisedVolatility(),
            (x, to) => ByHandVolatility.Realised(x, to, 20, 365)),
        Contest.Bars<ParkinsonVolatility, double>(
            "ParkinsonVolatility 20",
            () => new ParkinsonVolatility(),
            (bars, to) => ByHandVolatility.Parkinson(bars, to, 20, 365)),
        Contest.Bars<GarmanKlassVolatility, double>(
            "GarmanKlassVolatility 20",
            () => new GarmanKlassVolatility(),
            (bars, to) => ByHandVolatility.GarmanKlass(bars, to, 20, 365)),
    ];

    private static Contest[] Volume() =>
    [
        Contest.Bars<Obv, double>("Obv", () => new Obv(), ByHandVolume.Obv),
        Contest.Bars<AccumulationDistribution, double>(
            "AccumulationDistribution", () => new AccumulationDistribution(), ByHandVolume.AccumulationDistribution),
        Contest.Bars<Cmf, double>("Cmf 20", () => new Cmf(), (bars, to) => ByHandVolume.Cmf(bars, to, 20)),
        Contest.Bars<Mfi, double>("Mfi 14", () => new Mfi(), (bars, to) => ByHandVolume.Mfi(bars, to, 14)),
        Contest.Bars<ForceIndex, double>(
            "ForceIndex 13", () => new ForceIndex(), (bars, to) => ByHandVolume.Force(bars, to, 13)),
    ];

    private static Contest[] Structure() =>
    [
        Contest.Bars<HeikinAshi, HeikinAshiValue>("HeikinAshi", () => new HeikinAshi(), ByHandStructure.HeikinAshi),
        Contest.Bars<PivotLevels, PivotValue>("PivotLevels", () => new PivotLevels(), ByHandStructure.Pivots),
        Contest.Bars<SwingStructure, SwingValue>(
            "SwingStructure 5 5", () => new SwingStructure(), (bars, to) => ByHandStructure.Swings(bars, to, 5, 5)),
        Contest.Bars<Fibonacci, FibonacciValue>(
            "Fibonacci 5 5", () => new Fibonacci(), (bars, to) => ByHandStructure.Fibonacci(bars, to, 5, 5)),
        Contest.Bars<FairValueGaps, FairValueGapsValue>(
            "FairValueGaps 8", () => new FairValueGaps(), (bars, to) => ByHandGaps.Run(bars, to, 8)),
        Contest.Bars<VolumeProfile, VolumeProfileValue>(
            "VolumeProfile 100",
            () => new VolumeProfile(100, 50, 0.7),
            (bars, to) => ByHandProfile.Run(bars, to, 100, 50, 0.7)),
    ];
}
