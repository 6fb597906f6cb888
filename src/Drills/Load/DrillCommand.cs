using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TradingPlatform.Drills.Load;

/// <summary>One command of the load. Its id says everything about it, so whoever finds the id in a log knows what must
/// be there.</summary>
/// <param name="Round">Which life of its process, 1 to 9,999.</param>
/// <param name="Process">Which process, 0 to 9; several work at once.</param>
/// <param name="Writer">Which writer of the process, 0 to 99; it waits for one command before it gives the
/// next.</param>
/// <param name="Number">The writer's count, 1 to 999,999.</param>
/// <param name="IsStep">True for a step of a market, false for trades of accounts.</param>
public sealed partial record DrillCommand(int Round, int Process, int Writer, int Number, bool IsStep)
{
    /// <summary>Accounts that all processes trade on.</summary>
    public const int SharedAccounts = 6;

    /// <summary>A step's market. Every process has one of its own; writer 0's is everybody's.</summary>
    public string Symbol => Writer == 0 ? "SIM:DRILL" : Text($"SIM:DRILL{Process}{Writer}");

    /// <summary>Letters and digits only, so that it can be part of an order's id.</summary>
    public string Id => Text($"r{Round}p{Process}{(IsStep ? 's' : 'w')}{Writer}n{Number}");

    /// <summary>A number that no other step has, for the market log, where there is no room for an id.</summary>
    public decimal Mark => ((((Round * 10L) + Process) * 100L) + Writer) * 1_000_000L + Number;

    /// <summary>The streams that change together, the first one first. A writer's own account; or, by turns, one that
    /// others trade on too, beside it, alone, or before it: sets that overlap, in every order.</summary>
    public ImmutableArray<string> Streams => IsStep
        ? [$"symbol-{Symbol}"]
        : (Number % 20) switch
        {
            3 => [Own, Shared(Writer + Number)],
            7 => [Shared(Number)],
            11 => [Shared(Number + Process), Own],
            17 => [Own, Shared(Number), Shared(Number + 1 + (Writer % (SharedAccounts - 1)))],
            _ => [Own],
        };

    private string Own => Text($"account-drill.{Process}.{Writer}");

    /// <summary>The command with that id; null for what is none.</summary>
    public static DrillCommand? Parse(string? id)
    {
        var match = Shape().Match(id ?? "");
        return match.Success
            ? new DrillCommand(
                Whole(match, "round"), Whole(match, "process"), Whole(match, "writer"), Whole(match, "number"),
                match.Groups["kind"].ValueSpan is "s")
            : null;
    }

    private static string Shared(int choice) => Text($"account-drill.all.{choice % SharedAccounts}");

    private static int Whole(Match match, string name) =>
        int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(
        "^r(?<round>[0-9]{1,4})p(?<process>[0-9])(?<kind>[ws])(?<writer>[0-9]{1,2})n(?<number>[0-9]{1,6})$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
