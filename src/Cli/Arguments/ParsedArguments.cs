using System.Collections.Immutable;
using System.Globalization;

namespace TradingPlatform.Cli.Arguments;

/// <summary>What a command was given, checked against its definition.</summary>
/// <param name="Operands">What is not an option, in order.</param>
/// <param name="Values">Option values by name; a switch has the value <c>on</c>.</param>
internal sealed record ParsedArguments(ImmutableArray<string> Operands, ImmutableDictionary<string, string> Values)
{
    /// <summary>True when the switch was given.</summary>
    public bool Has(string option) => Values.ContainsKey(option);

    /// <summary>The option's value, or null.</summary>
    public string? Text(string option) => Values.GetValueOrDefault(option);

    /// <summary>The option's value, or <paramref name="otherwise"/>.</summary>
    public string Text(string option, string otherwise) => Text(option) ?? otherwise;

    /// <summary>The instant given for an option that was declared as one, or null.</summary>
    public DateTimeOffset? Instant(string option) => TryInstant(Text(option), out var instant) ? instant : null;

    /// <summary>Reads a day or an instant; UTC when it does not say.</summary>
    public static bool TryInstant(string? text, out DateTimeOffset instant) => DateTimeOffset.TryParse(
        text,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out instant);

    /// <summary>The number given for an option that was declared as a whole number, or
    /// <paramref name="otherwise"/>.</summary>
    public long Whole(string option, long otherwise) =>
        Text(option) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
