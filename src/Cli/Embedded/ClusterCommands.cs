using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp cluster</c> is there when the platform was built for a cluster; this build runs in one process.
/// </summary>
internal static class ClusterCommands
{
    /// <summary>None: help and errors name only what can be done.</summary>
    public static ImmutableArray<CommandDefinition> Definitions => [];
}
