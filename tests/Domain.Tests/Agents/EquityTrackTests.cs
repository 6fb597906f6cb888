using System.Globalization;
using TradingPlatform.Domain.Agents;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class EquityTrackTests
{
    [Fact]
    public void The_first_mark_begins_every_period()
    {
        var track = EquityTrack.Empty.Advance(At("2026-01-07T10:00:00Z"), 100m);

        Assert.Equal(new EquityTrack(100, 0, 100, 100, 100, 100, At("2026-01-07T10:00:00Z")), track);
    }

    [Fact]
    public void A_new_high_lifts_the_peak_and_a_fall_is_measured_from_it()
    {
        var track = Walk(("2026-01-07T10:00:00Z", 100m), ("2026-01-07T11:00:00Z", 120m), ("2026-01-07T12:00:00Z", 90m));

        Assert.Equal((120m, 0.25m, 100m), (track.Peak, track.DrawdownMax, track.DayStart));
    }

    [Fact]
    public void The_largest_drawdown_stays_after_it_was_earned_back()
    {
        var fall = Walk(("2026-01-07T10:00:00Z", 100m), ("2026-01-07T11:00:00Z", 90m));
        Assert.Equal(0.1m, fall.Advance(At("2026-01-07T12:00:00Z"), 130m).DrawdownMax);
    }

    [Theory]
    [InlineData("2026-01-07T23:59:59Z", 100, 100, 100)]
    [InlineData("2026-01-08T00:00:00Z", 90, 100, 100)]
    [InlineData("2026-01-11T23:59:59Z", 90, 100, 100)]
    [InlineData("2026-01-12T00:00:00Z", 90, 90, 100)]
    [InlineData("2026-01-31T23:59:59Z", 90, 90, 100)]
    [InlineData("2026-02-01T00:00:00Z", 90, 90, 90)]
    [InlineData("2027-01-06T10:00:00Z", 90, 90, 90)]
    public void Days_weeks_and_months_begin_at_midnight_UTC_and_weeks_on_Monday(string at, int day, int week, int month)
    {
        var track = Walk(("2026-01-07T10:00:00Z", 100m), (at, 90m));

        Assert.Equal((day, week, month), ((int)track.DayStart, (int)track.WeekStart, (int)track.MonthStart));
    }

    [Fact]
    public void The_week_that_spans_the_new_year_is_one_week() =>
        Assert.Equal(100m, Walk(("2025-12-29T10:00:00Z", 100m), ("2026-01-01T00:00:00Z", 90m)).WeekStart);

    [Fact]
    public void Other_time_zones_change_nothing() =>
        Assert.Equal(
            Walk(("2026-01-07T10:00:00Z", 100m), ("2026-01-07T23:30:00Z", 90m)).DayStart,
            Walk(("2026-01-07T10:00:00Z", 100m), ("2026-01-08T01:30:00+02:00", 90m)).DayStart);

    private static EquityTrack Walk(params (string At, decimal Equity)[] marks) =>
        marks.Aggregate(EquityTrack.Empty, (track, mark) => track.Advance(At(mark.At), mark.Equity));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
