using System.Globalization;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Each indicator beside its definition in plain loops, over generated markets.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string> Names => Cases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_gives_what_the_definition_says(string name)
    {
        foreach (var (market, bars) in Markets.All)
        {
            Compare(Cases.Of(name), bars, market);
        }
    }

    [SharedDataFact]
    public void A_stream_gives_what_the_definition_says_through_a_real_crash()
    {
        // Three weeks of hours around 12 March 2020, when bitcoin lost half.
        var candles = SharedKlines.Read("BTCUSDT-1h-2020.csv.gz", Timeframe.H1)[1_450..1_950];
        Bar[] bars = [.. candles.Select(Bar.Of)];
        foreach (var each in Cases.All)
        {
            Compare(each, bars, "March 2020");
        }
    }

    private static void Compare(Case each, Bar[] bars, string market)
    {
        var (expected, actual) = (each.Naive(bars), each.Stream(bars));
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(expected[i].Length, actual[i].Length);
            for (var part = 0; part < expected[i].Length; part++)
            {
                Near(each, bars, i, expected[i][part], actual[i][part], $"{each.Name} over {market}, part {part}");
            }
        }
    }

    private static void Near(Case each, Bar[] bars, int bar, double expected, double actual, string where)
    {
        var level = each.IsPrice ? bars[Math.Max(0, bar - 200)..(bar + 1)].Max(past => past.High) : 1;
        var allowed = (1e-9 * Math.Abs(expected)) + (each.Slack * level);
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= allowed,
            string.Create(CultureInfo.InvariantCulture, $"{where}, bar {bar}: {actual:R} is not {expected:R}"));
    }
}
