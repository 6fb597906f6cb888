using System.Globalization;
using TradingPlatform.Domain.Risk;

namespace TradingPlatform.Domain.Tests.Risk;

public sealed class LossPeriodTests
{
    [Theory]
    [InlineData(LossPeriod.Day, "2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z")]
    [InlineData(LossPeriod.Day, "2026-01-07T23:59:59Z", "2026-01-08T00:00:00Z")]
    [InlineData(LossPeriod.Day, "2026-01-08T01:00:00+02:00", "2026-01-08T00:00:00Z")]
    [InlineData(LossPeriod.Week, "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z")]
    [InlineData(LossPeriod.Week, "2026-01-11T23:59:59Z", "2026-01-12T00:00:00Z")]
    [InlineData(LossPeriod.Week, "2025-12-31T12:00:00Z", "2026-01-05T00:00:00Z")]
    [InlineData(LossPeriod.Month, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData(LossPeriod.Month, "2026-01-31T12:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData(LossPeriod.Month, "2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData(LossPeriod.Month, "2025-12-31T12:00:00Z", "2026-01-01T00:00:00Z")]
    public void A_period_ends_where_the_next_begins(LossPeriod period, string at, string end) => Assert.Equal(
        DateTimeOffset.Parse(end, CultureInfo.InvariantCulture),
        period.EndAfter(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_period_is_found_again_by_the_name_of_its_rule() =>
        Assert.All(Enum.GetValues<LossPeriod>(), period => Assert.Equal(period, LossPeriods.Of(period.Rule())));

    [Fact]
    public void Other_rules_guard_no_period() => Assert.Null(LossPeriods.Of(MandateGuard.DrawdownRule));
}
