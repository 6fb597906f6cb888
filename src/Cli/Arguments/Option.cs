using System.Globalization;

namespace TradingPlatform.Cli.Arguments;

/// <summary>One <c>--name</c> of a command, with what its value must look like.</summary>
/// <param name="Name">With its dashes, <c>--port</c>.</param>
/// <param name="Value">What stands for the value in the help, <c>N</c>; empty for a switch.</param>
/// <param name="Help">What it does, its unit and its default.</param>
/// <param name="Wrong">Says what is wrong with a value, or null when it is fine.</param>
internal sealed record Option(string Name, string Value, string Help, Func<string, string?> Wrong)
{
    /// <summary>True when the option stands alone.</summary>
    public bool IsSwitch => Value.Length == 0;

    /// <summary>On when given.</summary>
    public static Option Switch(string name, string help) => new(name, "", help, _ => null);

    /// <summary>Any text but nothing.</summary>
    public static Option Text(string name, string value, string help) =>
        new(name, value, help, text => text.Length > 0 ? null : "must not be empty");

    /// <summary>One of a few words.</summary>
    public static Option Choice(string name, string help, params string[] words) => new(
        name, string.Join('|', words), help,
        text => words.Contains(text, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", words)}");

    /// <summary>A day, or an instant in UTC unless it says otherwise.</summary>
    public static Option Instant(string name, string help) => new(
        name, "DATE", help,
        text => ParsedArguments.TryInstant(text, out _)
            ? null
            : "must be a date such as 2026-03-23 or 2026-03-23T12:00Z");

    /// <summary>A whole number within limits, both included.</summary>
    public static Option Whole(string name, string help, long min, long max) => new(
        name, "N", help,
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max
            ? null
            : FormattableString.Invariant($"must be a whole number from {min} to {max}"));
}
