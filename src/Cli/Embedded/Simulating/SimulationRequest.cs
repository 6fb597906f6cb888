using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Simulation;
using TradingPlatform.Simulation.Campaigns;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Cli.Simulating;

/// <summary>What a command line asks to be simulated.</summary>
/// <param name="Campaigns">Many worlds.</param>
/// <param name="World">One world.</param>
/// <param name="Json">For programs.</param>
internal sealed record SimulationRequest(ImmutableArray<Campaign> Campaigns, SimulationOptions World, bool Json)
{
    private const int SeedsDefault = 100;
    private const int CommandsDefault = 1_000;

    /// <summary>Reads the options.</summary>
    /// <exception cref="CommandFailedException">A list is malformed, or options contradict each other.</exception>
    public static SimulationRequest Of(ParsedArguments arguments, Session session)
    {
        RequireSense(arguments);
        var faults = Faults(arguments.Text("--faults", nameof(FaultKinds.All)));
        var threads = (int)arguments.Whole("--threads", Environment.ProcessorCount);
        var (seeds, commands) = arguments.Text("--tier") switch
        {
            "ci" => (1_000, 1_000),
            "night" => (20_000, 2_000),
            "release" => (100_000, 5_000),
            _ => (SeedsDefault, CommandsDefault),
        };
        commands = (int)arguments.Whole("--commands", commands);
        var campaign = new Campaign(1, (int)arguments.Whole("--seeds", seeds), commands, faults, threads);
        ImmutableArray<Campaign> old = arguments.Text("--tier") is "night"
            ? [.. SeedLedger.Read(session).Select(entry => new Campaign(entry.Seed, 1, entry.Commands, faults, 1))]
            : [];
        return new SimulationRequest(
            [campaign, .. old],
            new SimulationOptions(
                (ulong)arguments.Whole("--seed", 1), commands, faults, Kept(arguments.Text("--keep"), commands)),
            arguments.Has("--json"));
    }

    /// <summary>What would be left out silently is refused.</summary>
    private static void RequireSense(ParsedArguments arguments)
    {
        void Refuse(bool isRefused, string why)
        {
            if (isRefused)
            {
                throw CommandFailedException.Usage(why);
            }
        }

        var isOne = arguments.Has("--seed");
        Refuse(isOne && arguments.Has("--seeds"), "--seed is one world, --seeds are many: leave out one of them.");
        Refuse(isOne && arguments.Has("--tier"), "--seed is one world, --tier is many: leave out one of them.");
        Refuse(!isOne && arguments.Has("--keep"), "--keep is for one world: name it with --seed.");
        Refuse(!isOne && arguments.Has("--events"), "--events is for one world: name it with --seed.");
        Refuse(
            arguments.Has("--events") && arguments.Has("--json"),
            "--events has a form of its own: leave out --json.");
    }

    /// <summary>Names only: a number could mean kinds that do not exist.</summary>
    private static FaultKinds Faults(string text) =>
        !text.Any(char.IsAsciiDigit) && Enum.TryParse<FaultKinds>(text, ignoreCase: true, out var faults)
            ? faults
            : throw CommandFailedException.Usage(
                $"--faults '{text}': write one or more of {string.Join(", ", Enum.GetNames<FaultKinds>())},"
                + " with commas.");

    private static ImmutableArray<int>? Kept(string? text, int commands)
    {
        if (text is null)
        {
            return null;
        }

        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            numbers.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= commands
                ? number
                : throw CommandFailedException.Usage(
                    $"--keep '{text}': write numbers of commands from 1 to {commands}, with commas."));
        }

        return numbers.Count > 0
            ? numbers.DrainToImmutable()
            : throw CommandFailedException.Usage($"--keep '{text}': it names no command.");
    }
}
