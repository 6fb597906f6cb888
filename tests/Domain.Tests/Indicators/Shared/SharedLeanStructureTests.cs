using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanStructureTests
{
    [SharedDataFact]
    public void Averaged_bars_agree()
    {
        var table = new SharedTable("spy_heikin_ashi.txt.gz");
        double[] Part(Func<HeikinAshiValue, double> pick) => Streams.Of(new HeikinAshi(), table.Bars, pick);
        table.Check("HA_Open", Part(value => value.Open), 0);
        table.Check("HA_High", Part(value => value.High), 0);
        table.Check("HA_Low", Part(value => value.Low), 0);
        table.Check("HA_Close", Part(value => value.Close), 0);
    }

    [SharedDataFact]
    public void Swings_are_known_on_the_same_bars()
    {
        // The table marks the bar that makes a swing certain: 1 for a high, −1 for a low, 2 for both.
        var table = new SharedTable("spy_pivot_pnt_hl.txt.gz");
        var swings = new SwingStructure(10, 10);
        var found = 0;
        for (var row = 0; row < table.Bars.Length; row++)
        {
            var value = swings.Update(table.Bars[row]);
            var isHigh = value.High.KnownAtMs == table.Bars[row].CloseAtMs;
            var isLow = value.Low.KnownAtMs == table.Bars[row].CloseAtMs;
            Assert.Equal(table.Number(row, "PPHL"), isHigh && isLow ? 2 : isHigh ? 1 : isLow ? -1 : 0);
            found += isHigh || isLow ? 1 : 0;
        }

        Assert.Equal(14, found);
    }

    [SharedDataFact]
    public void Volume_profiles_agree()
    {
        // The table names a step of 0.05 by its upper edge; ours names its middle, and the edges of the area.
        var table = new SharedTable("vp_datatest.csv.gz");
        double[] Part(Func<VolumeProfileValue, double> pick) =>
            Streams.Of(new VolumeProfile(3, 0.05, 0.7), table.Bars, pick);
        table.Check("POCPrice", Part(value => value.Control + 0.025), 0, rowsMin: 19);
        table.Check("POCVolume", Part(value => value.ControlVolume), 0, rowsMin: 19);
        table.Check("VA", Part(value => 0.7 * value.Volume), 0, rowsMin: 19);
        table.Check("VAH", Part(value => value.AreaHigh), 0, rowsMin: 19);
        table.Check("VAL", Part(value => value.AreaLow + 0.05), 0, rowsMin: 19);
    }

    [SharedDataFact]
    public void Time_profiles_agree_where_every_bar_weighs_one()
    {
        var table = new SharedTable("tp_datatest.csv.gz");
        double[] Part(Func<VolumeProfileValue, double> pick) => Streams.Of(
            new VolumeProfile(3, 0.05, 0.7), [.. table.Bars.Select(bar => bar with { Volume = 1 })], pick);
        table.Check("POCPrice", Part(value => value.Control + 0.025), 0, rowsMin: 19);
        table.Check("POCVolume", Part(value => value.ControlVolume), 0, rowsMin: 19);
        table.Check("VAH", Part(value => value.AreaHigh), 0, rowsMin: 19);
        table.Check("VAL", Part(value => value.AreaLow + 0.05), 0, rowsMin: 19);
    }
}
