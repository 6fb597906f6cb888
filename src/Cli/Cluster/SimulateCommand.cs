using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Commands;

/// <summary>Simulated worlds live on the embedded host alone: a build for a cluster has no such command.</summary>
internal static class SimulateCommand
{
    /// <summary>None.</summary>
    public static ImmutableArray<CommandDefinition> Definitions => [];
}
