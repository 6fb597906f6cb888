using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp bench</c>: measures one part against the limit that the machine sets, in the same run.</summary>
internal static class BenchCommand
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(20);

    /// <summary>One command per suite.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        Suite("grains", "Measure grain calls, and a million idle grains"),
        Suite("streams", "Measure streams from producer to consumers"),
        Suite("events", "Measure durable appends to the event store"),
    ];

    private static CommandDefinition Suite(string name, string summary) => new(
        $"bench {name}", summary, [], [Option.Switch("--json", "One JSON object a line")],
        (arguments, session, stop) => RunAsync(name, arguments.Has("--json"), session, stop));

    private static async Task<int> RunAsync(string suite, bool json, Session session, CancellationToken stop)
    {
        await BuildAsync(session, stop);
        var environment = ImmutableDictionary<string, string?>.Empty;
        await using var database = suite is "events" ? await BenchDatabaseAsync(session, stop) : null;
        if (database is not null)
        {
            environment = environment.Add("TP_POSTGRES", database.ConnectionString);
        }

        var program = session.Under("artifacts", "bin", "Bench", "release", "TradingPlatform.Bench.dll");
        return await Child.ShowAsync(
            new ChildRequest("dotnet", [program, suite, .. json ? ["--json"] : Array.Empty<string>()],
                session.Root, RunLimit, environment),
            stop);
    }

    /// <summary>A cluster of its own, so that measuring never grows or slows the platform's.</summary>
    private static Task<PlatformDatabase> BenchDatabaseAsync(Session session, CancellationToken stop) =>
        PlatformDatabase.OpenAsync(session, Path.Combine(session.DataFolder, "bench", "postgres"), stop);

    private static async Task BuildAsync(Session session, CancellationToken stop)
    {
        session.Say("Building the bench.");
        var build = await Child.RunAsync(
            new ChildRequest(
                "dotnet", ["build", "bench/Bench/Bench.csproj", "-c", "Release", "-v", "quiet", "-nologo"],
                session.Root, BuildLimit, ImmutableDictionary<string, string?>.Empty),
            _ => { },
            stop);
        if (!build.Succeeded)
        {
            throw new CommandFailedException($"The bench could not be built:\n{build.TailText}");
        }
    }
}
