using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Simulating;
using TradingPlatform.Simulation;
using TradingPlatform.Simulation.Campaigns;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp simulate</c>: lives the platform's grains in virtual time, full of faults, seed by seed, and judges
/// each world by the invariants.</summary>
internal static class SimulateCommand
{
    private const int ShownMax = 5;

    /// <summary>The command.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new(
            "simulate",
            "Live the grains in virtual time with faults, and check every invariant",
            [],
            [
                Option.Choice("--tier", "How much: ci 1,000 × 1,000, night 20,000 × 2,000 and every seed that ever"
                    + " failed, release 100,000 × 5,000", "ci", "night", "release"),
                Option.Whole("--seeds", "How many worlds. Default 100", 1, 10_000_000),
                Option.Whole("--commands", "How much happens in each. Default 1,000", 1, 1_000_000),
                Option.Whole("--seed", "One world alone, with its history when it fails", 0, long.MaxValue),
                Option.Text("--keep", "N,N,…", "Of that world, only these commands"),
                Option.Switch("--events", "Of that world, tell every event that was stored"),
                Option.Text("--faults", "KINDS", $"What may go wrong: {string.Join(", ", Enum.GetNames<FaultKinds>())}."
                    + " Default All"),
                Option.Whole("--threads", "Worlds at once. Default: as many as there are processors", 1, 256),
                Option.Switch("--json", "One JSON object a line"),
            ],
            RunAsync),
    ];

    /// <summary>Many worlds stop after those under way, and tell what they found; one world is left where it
    /// is.</summary>
    private static Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var running = Task.Run(() => Run(arguments, session, stop), CancellationToken.None);
        return arguments.Has("--seed") ? running.WaitAsync(stop) : running;
    }

    private static int Run(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var request = SimulationRequest.Of(arguments, session);
        return arguments.Text("--seed") is null
            ? RunMany(request, session, stop)
            : arguments.Has("--events") ? TellEvents(request, session)
            : RunOne(request, session);
    }

    private static int TellEvents(SimulationRequest request, Session session)
    {
        foreach (var line in SimulationRun.Events(request.World))
        {
            session.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    private static int RunMany(SimulationRequest request, Session session, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var progress = new SimulationProgress(session, request.Campaigns.Sum(campaign => campaign.Seeds));
        var results = request.Campaigns.Select(campaign => campaign.Run(progress.Ended, stop)).ToImmutableArray();
        var report = SimulationReport.Of(request, results, Stopwatch.GetElapsedTime(began));
        session.Out.WriteLine(request.Json ? JsonSerializer.Serialize(report, JsonLines.Options) : report.ToText());
        foreach (var (campaign, result) in request.Campaigns.Zip(results))
        {
            foreach (var failure in result.Failed.Take(ShownMax))
            {
                Tell(request, new SimulationOptions(failure.Seed, campaign.Commands, campaign.Faults), session);
            }
        }

        return report.Failed > 0 ? ExitCode.FoundProblem : stop.IsCancellationRequested ? ExitCode.Failed : ExitCode.Ok;
    }

    private static int RunOne(SimulationRequest request, Session session)
    {
        var options = request.World;
        var result = SimulationRun.Of(options);
        if (result.IsWell)
        {
            session.Out.WriteLine(
                request.Json ? JsonSerializer.Serialize(result, JsonLines.Options) : SimulationText.Of(result));
            return ExitCode.Ok;
        }

        Tell(request, options, session);
        return ExitCode.FoundProblem;
    }

    /// <summary>Shortens a failing history and tells it, with the command that lives it again.</summary>
    private static void Tell(SimulationRequest request, SimulationOptions failing, Session session)
    {
        session.Say($"Seed {failing.Seed} failed; looking for a shorter history.");
        var (options, result) = Shrinking.Of(failing);
        if (request.Json)
        {
            session.Out.WriteLine(JsonSerializer.Serialize(new SimulationFailure(
                result, SimulationText.Replay(failing), SimulationText.Replay(options),
                SimulationRun.Lines(options)), JsonLines.Options));
            return;
        }

        session.Out.WriteLine(SimulationText.Of(result));
        session.Out.WriteLine($"  all of it:  {SimulationText.Replay(failing)}");
        session.Out.WriteLine($"  shortened:  {SimulationText.Replay(options)}");
        foreach (var line in SimulationRun.Lines(options))
        {
            session.Out.WriteLine(line);
        }
    }
}
