using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Domain.Tests.Signals;

public sealed class AmdRulesTests
{
    [Fact]
    public void The_values_in_use_are_sound() => Assert.Null(AmdRules.Default.Fault());

    [Fact]
    public void A_value_out_of_its_range_is_refused_by_name()
    {
        Faulty("RangeBars is 4", AmdRules.Default with { RangeBars = 4 });
        Faulty("SweepMax is 0.1", AmdRules.Default with { SweepMax = 0.1m });
        Faulty("BodyShareMin is 1", AmdRules.Default with { BodyShareMin = 1 });
        Faulty("DistributionBarsMax is 19", AmdRules.Default with { DistributionBarsMax = 19 });
    }

    [Fact]
    public void Every_value_is_part_of_the_models_name()
    {
        var d = AmdRules.Default;
        AmdRules[] others =
        [
            d,
            d with { RangeBars = 21 },
            d with { RangeHeightMax = 4.1m },
            d with { RangeDriftMax = 2.1m },
            d with { SweepMin = 0.11m },
            d with { SweepMax = 1.51m },
            d with { SweepBars = 4 },
            d with { DisplacementMin = 0.51m },
            d with { BodyShareMin = 0.51m },
            d with { VolumeZMin = 0.01m },
            d with { DisplacementBars = 17 },
            d with { AtrBars = 49 },
            d with { VolumeBars = 49 },
            d with { DistributionBarsMax = 97 },
        ];
        Assert.Equal(typeof(AmdRules).GetConstructors()[0].GetParameters().Length + 1, others.Length);
        Assert.Equal(others.Length, others.Select(rules => rules.Model).Distinct().Count());
    }

    [Fact]
    public void The_models_name_does_not_change_by_accident()
    {
        Assert.Equal("amd-rules-1/", AmdRules.Default.Model[..12]);
        Assert.Equal(24, AmdRules.Default.Model.Length);
        Assert.Equal(AmdRules.Default.Model, (AmdRules.Default with { RangeHeightMax = 4.000m }).Model);
    }

    private static void Faulty(string names, AmdRules rules)
    {
        Assert.StartsWith(names, rules.Fault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AmdDetector(rules));
    }
}
