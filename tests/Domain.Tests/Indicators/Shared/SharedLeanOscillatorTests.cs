using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanOscillatorTests
{
    // Some tables were worked out by a platform that keeps prices in seven digits.
    private const double SinglePrecision = 0.0005;

    [SharedDataFact]
    public void Relative_strength_agrees()
    {
        var table = new SharedTable("spy_with_indicators.txt.gz");
        table.Check("RSI 14 Wilder", Streams.Of(new Rsi(14), table.Closes), 0, 0.000006);
    }

    [SharedDataFact]
    public void Convergence_agrees()
    {
        var table = new SharedTable("spy_with_macd.txt.gz");
        table.Check("MACD", Streams.Of(new Macd(), table.Closes, (MacdValue value) => value.Line), 0, 0.000006);
        table.Check("Signal", Streams.Of(new Macd(), table.Closes, (MacdValue value) => value.Signal), 0, 0.000006);
    }

    [SharedDataFact]
    public void Percentage_oscillators_of_simple_averages_follow_from_ours()
    {
        // The table's averages are simple ones; ours are exponential, as the oscillator's author has them.
        var table = new SharedTable("spy_ppo.txt.gz");
        var (fast, slow) = (Streams.Of(new Sma(5), table.Closes), Streams.Of(new Sma(10), table.Closes));
        table.Check("PPO_5_10", [.. fast.Zip(slow, (near, far) => 100 * (near - far) / far)], 0);
    }

    [SharedDataFact]
    public void Rates_of_change_agree()
    {
        var ratio = new SharedTable("spy_rocr.txt.gz");
        ratio.Check("ROCR_5", [.. Streams.Of(new Roc(5), ratio.Closes).Select(percent => 1 + (percent / 100))], 0);
        var table = new SharedTable("spy_with_rocp50.txt.gz");
        table.Check("Rate of Change % 50", Streams.Of(new Roc(50), table.Closes), 0, SinglePrecision);
    }

    [SharedDataFact]
    public void Stochastics_agree()
    {
        var table = new SharedTable("spy_with_stoch12k3.txt.gz");
        double[] Line(Func<StochasticValue, double> pick) => Streams.Of(new Stochastic(12, 3, 5), table.Bars, pick);
        table.Check("Stochastics 12 %K 3", Line(value => value.K), 0, SinglePrecision);
        table.Check("%D 5", Line(value => value.D), 0, SinglePrecision);
        var rsi = new SharedTable("spy_with_StochRSI.csv.gz");
        rsi.Check("k", Streams.Of(new StochRsi(), rsi.Closes, (StochasticValue v) => v.K), 0);
        rsi.Check("d", Streams.Of(new StochRsi(), rsi.Closes, (StochasticValue v) => v.D), 0);
    }

    [SharedDataFact]
    public void Channel_indices_agree()
    {
        // Seven digits of a price are two or three of a deviation that is divided by 0.015 of itself.
        var table = new SharedTable("spy_with_cci.txt.gz");
        table.Check("Commodity Channel Index (CCI) 14", Streams.Of(new Cci(14), table.Bars), 0, 0.01);
    }

    [SharedDataFact]
    public void Williams_agrees()
    {
        var table = new SharedTable("spy_with_williamsR14.txt.gz");
        table.Check("Williams %R 14", Streams.Of(new WilliamsR(14), table.Bars), 0, SinglePrecision);
    }
}
