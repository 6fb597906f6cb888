using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedLeanVolumeTests
{
    [SharedDataFact]
    public void Balance_volumes_agree()
    {
        var table = new SharedTable("spy_with_obv.txt.gz");
        // Volumes and sums are printed with seven digits, 1.156476E+08, so each bar may add half a hundred.
        table.Check("OBV", Streams.Of(new Obv(), table.Bars), 0, 2_000);
    }

    [SharedDataFact]
    public void Accumulation_agrees()
    {
        var table = new SharedTable("spy_ad.txt.gz");
        table.Check("AD", Streams.Of(new AccumulationDistribution(), table.Bars), 0);
    }

    [SharedDataFact]
    public void Money_flows_agree()
    {
        var table = new SharedTable("spy_cmf.txt.gz");
        // The last bar was still trading when it was printed.
        table.Check("CMF_20", Streams.Of(new Cmf(20), table.Bars), 19, rowsLeft: 1);
        var index = new SharedTable("spy_mfi.txt.gz");
        index.Check("Money Flow Index 20", Streams.Of(new Mfi(20), index.Bars), 0, 0.00001);
    }

    [SharedDataFact]
    public void Force_agrees()
    {
        var table = new SharedTable("spy_with_ForceIndex.csv.gz");
        table.Check("ForceIndex20", Streams.Of(new ForceIndex(20), table.Bars), 0);
    }
}
