namespace TradingPlatform.Domain.Risk;

/// <summary>The span over which a mandate's loss limit is measured, in UTC.</summary>
public enum LossPeriod
{
    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>An ISO week; it begins on Monday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}

/// <summary>Where periods end, and how the rules that guard them are called.</summary>
public static class LossPeriods
{
    /// <summary>The first instant of the period after the one that holds <paramref name="at"/>.</summary>
    public static DateTimeOffset EndAfter(this LossPeriod period, DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        return period switch
        {
            LossPeriod.Day => day.AddDays(1),
            LossPeriod.Week => day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7)),
            LossPeriod.Month => day.AddDays(1 - day.Day).AddMonths(1),
            _ => throw new InvalidOperationException($"Unknown period {period}."),
        };
    }

    /// <summary>The stable rule name: <c>mandate.day-loss</c>, <c>mandate.week-loss</c>,
    /// <c>mandate.month-loss</c>.</summary>
    public static string Rule(this LossPeriod period) => period switch
    {
        LossPeriod.Day => "mandate.day-loss",
        LossPeriod.Week => "mandate.week-loss",
        LossPeriod.Month => "mandate.month-loss",
        _ => throw new InvalidOperationException($"Unknown period {period}."),
    };

    /// <summary>The period whose guard has this name, or null when the rule is another one.</summary>
    public static LossPeriod? Of(string rule) => rule switch
    {
        "mandate.day-loss" => LossPeriod.Day,
        "mandate.week-loss" => LossPeriod.Week,
        "mandate.month-loss" => LossPeriod.Month,
        _ => null,
    };
}
