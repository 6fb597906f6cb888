using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanTrendTests
{
    [SharedDataFact]
    public void Directional_movement_agrees_once_the_begin_is_forgotten()
    {
        // The table sums the first fourteen movements, ours (as TA-Lib) thirteen and then decays; and its prices are
        // printed with four digits. Both differences fade: after 250 bars the four printed digits agree but for one
        // unit.
        var table = new SharedTable("spy_with_adx.txt.gz");
        table.Check("ADX 14", Streams.Of(new Adx(14), table.Bars, (AdxValue value) => value.Adx), 278, 0.0002);
        table.Check("+DI14", Streams.Of(new Adx(14), table.Bars, (AdxValue value) => value.Plus), 278, 0.0002);
        table.Check("-DI14", Streams.Of(new Adx(14), table.Bars, (AdxValue value) => value.Minus), 278, 0.0002);
    }

    [SharedDataFact]
    public void Aroon_agrees()
    {
        var table = new SharedTable("spy_aroon_oscillator.txt.gz");
        var oscillator = Streams.Of(new Aroon(14), table.Bars, (AroonValue value) => value.Oscillator);
        table.Check("Aroon Oscillator 14", oscillator, 0, 0.00001);
    }

    [SharedDataFact]
    public void Efficiency_agrees()
    {
        var table = new SharedTable("spy_ker.txt.gz");
        table.Check("KER", Streams.Of(new EfficiencyRatio(10), table.Closes), 10, 0.0000000006);
    }

    [SharedDataFact]
    public void Lines_agree_by_the_forecast_that_follows_from_them()
    {
        var table = new SharedTable("spy_tsf.csv.gz");
        var forecast = Streams.Of(new LinearRegression(5), table.Closes, (LinearRegressionValue v) => v.End + v.Slope);
        table.Check("tsf", forecast, 4);
    }

    [SharedDataFact]
    public void Super_trend_agrees()
    {
        // The table counts the first bar's height as a true range.
        var table = new SharedTable("dwac_supertrend.txt.gz");
        var line = Streams.Of(
            new SuperTrend(10, 3), [table.Before, .. table.Bars], (TrailingStopValue value) => value.Stop);
        table.Check("Super", line[1..], 9);
    }

    [SharedDataFact]
    public void Stop_and_reverse_agrees()
    {
        var table = new SharedTable("spy_sarext.txt.gz");
        table.Check("SAR", Streams.Of(new ParabolicSar(), table.Bars, (TrailingStopValue value) => value.Stop), 0);
    }

    [SharedDataFact]
    public void Ichimoku_agrees()
    {
        var table = new SharedTable("spy_with_ichimoku.csv.gz");
        double[] Line(Func<IchimokuValue, double> pick) => Streams.Of(new Ichimoku(), table.Bars, pick);
        table.Check("Tenkan", Line(value => value.Conversion), 0);
        table.Check("Kijun", Line(value => value.Base), 0);
        table.Check("Senkou A", Line(value => value.SpanA), 0);
        table.Check("Senkou B", Line(value => value.SpanB), 0);
    }
}
