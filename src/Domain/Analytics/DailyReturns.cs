using System.Collections.Immutable;

namespace TradingPlatform.Domain.Analytics;

/// <summary>The net asset value of one UTC day.</summary>
/// <param name="Day">The day that closed.</param>
/// <param name="Nav">At its close, in the account's currency.</param>
/// <param name="Flow">Money that came in (+) or went out (−) during the day, in that currency: no merit of the
/// trading.</param>
public readonly record struct DailyNav(DateOnly Day, decimal Nav, decimal Flow);

/// <summary>Daily returns: how much of the day before each day earned, flows taken out.</summary>
public static class DailyReturns
{
    /// <summary>r = (NAV − flow) ÷ NAV of the day before − 1, for each day but the first, as ratios, oldest
    /// first.</summary>
    /// <param name="days">Closes of consecutive days, oldest first; a day without trading is there too.</param>
    /// <exception cref="ArgumentException">A day is missing or out of order, or a day begins with nothing: a return on
    /// nothing is no number.</exception>
    public static ImmutableArray<double> Of(ImmutableArray<DailyNav> days)
    {
        var returns = ImmutableArray.CreateBuilder<double>(Math.Max(0, days.Length - 1));
        for (var i = 1; i < days.Length; i++)
        {
            var (before, day) = (days[i - 1], days[i]);
            if (day.Day != before.Day.AddDays(1))
            {
                throw new ArgumentException(
                    $"{before.Day:O} is followed by {day.Day:O}; give every day.", nameof(days));
            }

            if (before.Nav <= 0)
            {
                throw new ArgumentException($"The NAV at the end of {before.Day:O} is {before.Nav}.", nameof(days));
            }

            returns.Add((double)(((day.Nav - day.Flow) / before.Nav) - 1));
        }

        return returns.DrainToImmutable();
    }
}
