using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Log;

namespace TradingPlatform.Cli.Commands;

/// <summary>Every command there is, in the order in which the help shows them.</summary>
internal static class CommandList
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CommandDefinition> All { get; } =
    [
        RunCommand.Definition,
        .. ClusterCommands.Definitions,
        TestCommand.Definition,
        .. SimulateCommand.Definitions,
        VerifyStoreCommand.Definition,
        .. BenchCommand.Definitions,
        .. DataCommands.Definitions,
        .. DatabaseCommands.Definitions,
        .. ParkedCommands.Definitions,
        .. LogCommands.Definitions,
    ];
}
