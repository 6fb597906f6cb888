using System.Globalization;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>A window of an indicator that has run for years holds what a new one's does.</summary>
public sealed class DriftTests
{
    /// <summary>All whose value depends on their window alone.</summary>
    public static TheoryData<string> Windowed =>
    [
        "sma 20", "sma 200", "wma 20", "hma 16", "rolling vwap 50", "roc 12", "stochastic 14 3 3", "cci 20",
        "williams r 14", "aroon 14", "efficiency 10", "line 14", "ichimoku 9 26 52 26", "std dev 20", "z score 20",
        "bollinger 20 2", "donchian 20", "ulcer 14", "realised 20", "parkinson 20", "garman klass 20", "cmf 20",
        "mfi 14",
        "profile 100",
    ];

    [Theory]
    [MemberData(nameof(Windowed))]
    public void Years_of_bars_leave_no_trace(string name)
    {
        // Giants and crashes before: 100,000 bars between a million and a billionth, then 400 quiet ones.
        var each = Cases.Of(name);
        Bar[] past = [.. Markets.Walk(41, count: 50_000, start: 1e6, drift: -0.0007), .. Giants()];
        var quiet = Markets.Walk(42, count: 400, start: 1e-6, from: past.Length);
        var (old, young) = (each.Stream([.. past, .. quiet])[^1], each.Stream(quiet)[^1]);
        for (var part = 0; part < old.Length; part++)
        {
            Assert.True(
                Math.Abs(old[part] - young[part]) <= 1e-10 * Math.Abs(young[part]) || old[part].Equals(young[part]),
                string.Create(
                    CultureInfo.InvariantCulture, $"{name}, part {part}: {old[part]:R} is not {young[part]:R}"));
        }
    }

    private static IEnumerable<Bar> Giants() => Markets
        .Walk(43, count: 50_000, start: 1e-6, from: 50_000)
        .Select((bar, i) => i % 777 == 0 ? bar with { High = 1e15, Volume = 1e18 } : bar);
}
