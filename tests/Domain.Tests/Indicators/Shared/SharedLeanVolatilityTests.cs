using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanVolatilityTests
{
    [SharedDataFact]
    public void True_ranges_agree()
    {
        var table = new SharedTable("spy_tr.txt.gz");
        table.Check("TR", Streams.Of(new TrueRange(), table.Bars), 0);
    }

    [SharedDataFact]
    public void Average_true_ranges_agree()
    {
        // The first table counts the first bar's height as a true range; the second, as ours, does not.
        var table = new SharedTable("spy_atr_wilder.txt.gz");
        table.Check("Average True Range 14", Streams.Of(new Atr(14), [table.Before, .. table.Bars])[1..], 0, 0.000006);
        var relative = new SharedTable("spy_natr.txt.gz");
        relative.Check("NATR_5", Streams.Of(new Natr(5), relative.Bars), 0);
    }

    [SharedDataFact]
    public void Deviations_agree()
    {
        var table = new SharedTable("spy_var.txt.gz");
        table.Check("Var", [.. Streams.Of(new StdDev(10), table.Closes).Select(spread => spread * spread)], 9);
    }

    [SharedDataFact]
    public void Bands_agree()
    {
        var table = new SharedTable("spy_bollinger_bands.txt.gz");
        // Printed digits are cut off, not rounded.
        double[] Band(Func<BollingerValue, double> pick) => Streams.Of(new Bollinger(20, 2), table.Closes, pick);
        table.Check("Moving Average 20", Band(value => value.Middle), 0, 0.0001);
        table.Check("Bollinger Bands® 20 2 Top", Band(value => value.Upper), 0, 0.0001);
        table.Check("Bollinger Bands® 20 2 Bottom", Band(value => value.Lower), 0, 0.0001);
        table.Check("BandWidth", Band(value => 100 * value.Width), 0, 0.0002);
        table.Check("%B", Band(value => value.Place), 0, 0.0001);
    }

    [SharedDataFact]
    public void Channels_agree()
    {
        var table = new SharedTable("spy_with_don50.txt.gz");
        double[] Edge(Func<ChannelValue, double> pick) => Streams.Of(new Donchian(50), table.Bars, pick);
        table.Check("Donchian Channels 50 Top", Edge(value => value.Upper), 49);
        table.Check("Donchian Channels 50 Mean", Edge(value => value.Middle), 49);
        table.Check("Donchian Channels 50 Bottom", Edge(value => value.Lower), 49);
        var middle = new SharedTable("spy_midprice.txt.gz");
        middle.Check("MIDPRICE_5", Streams.Of(new Donchian(5), middle.Bars, (ChannelValue value) => value.Middle), 0);
    }

    [SharedDataFact]
    public void Keltner_with_simple_averages_follows_from_ours()
    {
        // The table has Keltner's own channel, simple averages of typical prices and of true ranges; ours is Raschke's,
        // with an exponential average of closes and Wilder's of true ranges, which the trade has used since.
        var table = new SharedTable("spy_with_keltner.csv.gz");
        var middle = Streams.Of(new Sma(20), table.Bars.Typical());
        var ranges = Streams.Of(new TrueRange(), [table.Before, .. table.Bars])[1..];
        var width = Streams.Of(new Sma(20), ranges).Select(range => 1.5 * range).ToArray();
        table.Check("Middle Band", middle, 0, 0.00006);
        table.Check("Keltner Channels 20 Top", [.. middle.Zip(width, (mean, range) => mean + range)], 0, 0.0002);
        table.Check("Keltner Channels 20 Bottom", [.. middle.Zip(width, (mean, range) => mean - range)], 0, 0.0002);
    }
}
