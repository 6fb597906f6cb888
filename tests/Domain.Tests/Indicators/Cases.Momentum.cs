using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static partial class Cases
{
    private static Case[] Momentum() =>
    [
        Score("roc 12", () => new Roc(), x => PlainMomentum.Roc(x, 12)),
        Score("roc 1", () => new Roc(1), x => PlainMomentum.Roc(x, 1)),
        Score("rsi 14", () => new Rsi(), x => PlainMomentum.Rsi(x, 14)),
        Score("rsi 1", () => new Rsi(1), x => PlainMomentum.Rsi(x, 1)),
        Bars<Stochastic, StochasticValue>(
            "stochastic 14 3 3", () => new Stochastic(), bars => PlainMomentum.Stochastic(bars, 14, 3, 3), 1e-9),
        Bars<Stochastic, StochasticValue>(
            "stochastic 5 1 1", () => new Stochastic(5, 1, 1), bars => PlainMomentum.Stochastic(bars, 5, 1, 1), 1e-9),
        new Case<StochRsi, double, StochasticValue>(
            "stoch rsi 14 14 3 3",
            () => new StochRsi(),
            bar => bar.Close,
            bars => PlainMomentum.StochRsi(bars.Closes(), 14, 14, 3, 3)) { IsPrice = false, Slack = 1e-7 },
        Closing<Macd, MacdValue>("macd 12 26 9", () => new Macd(), x => PlainMomentum.Macd(x, 12, 26, 9)),
        Closing<Macd, MacdValue>("macd 1 2 1", () => new Macd(1, 2, 1), x => PlainMomentum.Macd(x, 1, 2, 1)),
        new Case<Ppo, double, MacdValue>(
            "ppo 12 26 9",
            () => new Ppo(),
            bar => bar.Close,
            bars => PlainMomentum.Ppo(bars.Closes(), 12, 26, 9)) { IsPrice = false, Slack = 1e-10 },

        // Where a market moves by 1e-7 of its level, half a unit in the last digit of its mean is 1e-9 of its
        // deviation, and an index in hundreds shows it a thousandfold.
        Bars("cci 20", () => new Cci(), bars => PlainMomentum.Cci(bars, 20), 1e-6),
        Bars("williams r 14", () => new WilliamsR(), bars => PlainMomentum.WilliamsR(bars, 14), 1e-9),
        Bars("williams r 1", () => new WilliamsR(1), bars => PlainMomentum.WilliamsR(bars, 1), 1e-9),
    ];
}
