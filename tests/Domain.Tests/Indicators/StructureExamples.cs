using System.Globalization;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class StructureExamples
{
    private const double None = double.NaN;

    [Fact]
    public void An_averaged_bar_opens_in_the_middle_of_the_one_before()
    {
        var averaged = new HeikinAshi();
        Assert.Equal(new HeikinAshiValue(11, 14, 8, 11), averaged.Update(Markets.At(0, 10, 14, 8, 12, 1)));
        Assert.Equal(new HeikinAshiValue(11, 18, 11, 15), averaged.Update(Markets.At(1, 12, 18, 12, 18, 1)));
    }

    [Theory]
    [InlineData(PivotKind.Classic, 10.0, 12.0, 14.0, 16.0, 8.0, 6.0, 4.0)]
    [InlineData(PivotKind.Fibonacci, 10.0, 11.528, 12.472, 14.0, 8.472, 7.528, 6.0)]
    [InlineData(PivotKind.Camarilla, 10.0, 10 + (4.4 / 12), 10 + (4.4 / 6), 11.1, 10 - (4.4 / 12), 10 - (4.4 / 6), 8.9)]
    public void Levels_follow_from_the_session_before(
        PivotKind kind, double pivot, double r1, double r2, double r3, double s1, double s2, double s3)
    {
        // The day's high 12, low 8, close 10.
        var levels = new PivotLevels(Session.Day, kind);
        levels.Update(Markets.At(22, 9, 12, 9, 11, 1));
        Assert.Equal(PivotValue.None, levels.Update(Markets.At(23, 11, 11, 8, 10, 1)));
        var next = Markets.At(24, 10, 50, 1, 30, 1);
        var value = levels.Update(next);
        double[] expected = [pivot, r1, r2, r3, s1, s2, s3];
        double[] actual = [value.Pivot, value.R1, value.R2, value.R3, value.S1, value.S2, value.S3];
        Assert.All(expected, (level, i) => Assert.Equal(level, actual[i], 1e-9));
        Assert.Equal(next.CloseAtMs, value.KnownAtMs);
    }

    [Fact]
    public void A_swing_is_known_when_the_bars_after_it_have_closed()
    {
        var swings = new SwingStructure(1, 2);
        double[] highs = [5, 9, 7, 6, 8];
        var values = highs.Select((high, i) => swings.Update(Markets.At(i, 4, high, 3, 4, 1))).ToArray();
        Assert.Equal(Swing.None, values[2].High);
        var bars = highs.Select((_, i) => Markets.At(i, 4, 4, 4, 4, 1)).ToArray();
        Assert.Equal(new Swing(9, bars[1].OpenAtMs, bars[3].CloseAtMs), values[3].High);
        Assert.Equal(values[3].High, values[4].High);
    }

    [Fact]
    public void Of_a_flat_top_the_first_bar_is_the_swing()
    {
        var swings = new SwingStructure(1, 1);
        double[] highs = [5, 9, 9, 5];
        var values = highs.Select((high, i) => swings.Update(Markets.At(i, 4, high, 4, 4, 1))).ToArray();
        Assert.Equal(Markets.At(1, 0, 0, 0, 0, 0).OpenAtMs, values[^1].High.AtMs);
        Assert.Equal(Swing.None, values[^1].HighBefore);
    }

    [Fact]
    public void A_close_beyond_the_newest_swing_breaks_the_structure_once()
    {
        var swings = new SwingStructure(1, 1);
        double[] closes = [5, 9, 6, 10, 11, 7, 12];
        var breaks = closes.Select((close, i) => swings.Update(Markets.At(i, close, close, close, close, 1)).Break);

        // 9 is known with 6, 6 and 11 with the bars after; 10 breaks 9, 11 does not again, 12 breaks 11.
        Assert.Equal([0, 0, 0, 1, 0, 0, 1], breaks);
    }

    [Fact]
    public void Rising_swings_are_a_rising_structure_and_a_break_against_it_is_a_change()
    {
        var swings = new SwingStructure(1, 1);
        double[] closes = [5, 9, 6, 12, 8, 10, 7];
        var values = closes.Select((close, i) => swings.Update(Markets.At(i, close, close, close, close, 1))).ToArray();
        Assert.Equal(1, values[5].Trend);
        Assert.False(values[5].IsChange);

        // The close of 7 is below the low of 8; with it 10 becomes a high below 12, and the structure is mixed.
        Assert.Equal(-1, values[6].Break);
        Assert.Equal(0, values[6].Trend);
    }

    [Fact]
    public void Ratios_are_of_the_newest_leg()
    {
        var fibonacci = new Fibonacci(1, 1);
        double[] closes = [50, 0, 60, 100, 80];
        var values = closes.Select((close, i) => fibonacci.Update(Markets.At(i, close, close, close, close, 1)));
        var value = values.ToArray()[^1];
        Assert.Equal((0, 100), (value.From, value.To));
        double[] levels = [value.R236, value.R382, value.R500, value.R618, value.R786, value.X1272, value.X1618];
        double[] expected = [76.4, 61.8, 50, 38.2, 21.4, 127.2, 161.8];
        Assert.All(expected, (level, i) => Assert.Equal(level, levels[i], 1e-9));
    }

    [Fact]
    public void A_gap_is_open_until_its_far_edge_is_reached()
    {
        var gaps = new FairValueGaps();
        (double High, double Low)[] bars = [(10, 8), (14, 9), (16, 12), (15, 11), (13, 10)];
        var values = bars
            .Select((bar, i) => gaps.Update(Markets.At(i, bar.Low, bar.High, bar.Low, bar.Low, 1)))
            .ToArray();
        Assert.Equal(Gap.None, values[1].Below);
        Assert.Equal(new Gap(10, 12, 3 * 3_600_000), values[2].Below);
        Assert.Equal(1, values[3].OpenBelow);
        Assert.Equal(0, values[4].OpenBelow);
    }

    [Fact]
    public void The_value_area_grows_from_the_step_with_most_volume()
    {
        var profile = new VolumeProfile(5, 10, 0.7);
        (double Close, double Volume)[] bars = [(5, 1), (15, 3), (25, 6), (35, 2), (36, 2)];
        var value = bars.Select(
            (bar, i) => profile.Update(Markets.At(i, bar.Close, bar.Close, bar.Close, bar.Close, bar.Volume)))
            .ToArray()[^1];

        // 6 of 14, then 4 from above (not 3 from below) make 10, which is more than 9.8.
        Assert.Equal(new VolumeProfileValue(25, 6, 40, 20, 14), value);
    }

    [Fact]
    public void A_bar_is_its_candle_in_binary_fractions()
    {
        var candle = new Domain.Market.Candle(
            Domain.Market.Timeframe.M15, DateTimeOffset.UnixEpoch.AddHours(1), 0.1m, 0.3m, 0.07m, 61234.56m, 1.5m, 7);
        Assert.Equal(new Bar(3_600_000, 4_500_000, 0.1, 0.3, 0.07, 61234.56, 1.5), Bar.Of(candle));
        Assert.Equal(61234.56m, Statistic.ToDecimal(61234.56));
        Assert.Null(Statistic.ToDecimal(None));
    }

    [Fact]
    public void A_price_is_the_same_bits_whether_parsed_or_converted()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new decimal(random.NextInt64(1, 1_000_000_000_000_000)) / (decimal)Math.Pow(10, random.Next(15));
            Assert.Equal(double.Parse($"{text}", CultureInfo.InvariantCulture), (double)text);
        }
    }

    [Fact]
    public void Impossible_settings_are_a_fault()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sma(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sma(Period.Max + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StdDev(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Macd(26, 12, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bollinger(20, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bollinger(20, None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParabolicSar(0.3, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionVwap((Session)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PivotLevels(Session.Day, (PivotKind)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealisedVolatility(20, 0));
    }
}
