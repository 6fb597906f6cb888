using System.Collections.Immutable;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Testing;

/// <summary>Builds everything once, so that no suite has to.</summary>
internal static class SolutionBuild
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Builds; answers null when all is well, else the failed build as a suite.</summary>
    public static async Task<SuiteResult?> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var build = await Child.RunAsync(
            new ChildRequest(
                "dotnet",
                ["build", "TradingPlatform.sln", "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"],
                session.Root,
                Limit,
                ImmutableDictionary<string, string?>.Empty),
            _ => { },
            cancellationToken);
        if (build.Succeeded)
        {
            return null;
        }

        var why = build.TimedOut
            ? $"did not end within {Limit.TotalMinutes} minutes"
            : $"ended with code {build.ExitCode}";
        return SuiteResult.Broken("build", $"'dotnet build' {why}:\n{build.TailText}");
    }
}
