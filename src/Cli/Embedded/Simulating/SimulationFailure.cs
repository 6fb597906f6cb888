using System.Collections.Immutable;
using TradingPlatform.Simulation;

namespace TradingPlatform.Cli.Simulating;

/// <summary>A failing world, for programs.</summary>
/// <param name="Shortened">How the shortened history ended.</param>
/// <param name="Replay">The command that lives the whole history again.</param>
/// <param name="ReplayShortened">The command that lives the shortened one again.</param>
/// <param name="History">Its commands.</param>
internal sealed record SimulationFailure(
    SimulationResult Shortened, string Replay, string ReplayShortened, ImmutableArray<string> History);
