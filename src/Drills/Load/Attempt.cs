using System.Globalization;

namespace TradingPlatform.Drills.Load;

/// <summary>One try to carry a command out. It is written beside the events as their correlation, so a log tells which
/// try it was that came through.</summary>
/// <param name="Command">The command.</param>
/// <param name="Number">1 for the first try.</param>
public sealed record Attempt(DrillCommand Command, int Number)
{
    /// <summary><c>r1p0w7n42.1</c>.</summary>
    public string Id => FormattableString.Invariant($"{Command.Id}.{Number}");

    /// <summary>What its order is called: another name for every try.</summary>
    public string OrderId => FormattableString.Invariant($"{Command.Id}a{Number}");

    /// <summary>The attempt with that id; null for what is none.</summary>
    public static Attempt? Parse(string? id) =>
        id?.Split('.') is [var command, var number]
        && DrillCommand.Parse(command) is { } known
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Attempt(known, count)
            : null;
}
