using System.Globalization;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Database;

/// <summary>An option whose value is a number of days: <c>90d</c>.</summary>
internal static class DaysOption
{
    private const int DaysMax = 36_500;

    /// <summary>Its definition.</summary>
    public static Option Create(string name, string help) => new(
        name, "DAYS", help,
        text => TryDays(text, out _)
            ? null
            : FormattableString.Invariant($"must be a number of days such as 90d, from 1d to {DaysMax}d"));

    /// <summary>What was given; null when it was not.</summary>
    public static TimeSpan? Of(ParsedArguments arguments, string name) =>
        arguments.Text(name) is { } text && TryDays(text, out var days) ? TimeSpan.FromDays(days) : null;

    private static bool TryDays(string text, out int days)
    {
        days = 0;
        return text.EndsWith('d')
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out days)
            && days is >= 1 and <= DaysMax;
    }
}
