using System.Globalization;
using TradingPlatform.Simulation;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Cli.Simulating;

/// <summary>Worlds in words.</summary>
internal static class SimulationText
{
    /// <summary>One world's end.</summary>
    public static string Of(SimulationResult result)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"seed {result.Seed}: {(result.IsWell ? "well" : "FAILED")}, {result.Events:N0} events,"
            + $" {result.Starts} processes, {result.Troubles} troubles, {result.Retries} retries,"
            + $" {result.Elapsed:h\\:mm\\:ss} lived,"
            + $" hash {result.Hash[..16]}");
        var violations = result.Violations.Select(violation => $"  invariant {violation.Invariant}: {violation.What}");
        return string.Join('\n', [head, .. violations]);
    }

    /// <summary>The command that lives these options again.</summary>
    public static string Replay(SimulationOptions options)
    {
        var keep = options.Kept is null ? "" : $" --keep {string.Join(',', options.Kept)}";
        var faults = options.Faults == FaultKinds.All
            ? "" : $" --faults {options.Faults.ToString().Replace(" ", "", StringComparison.Ordinal)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"./tp simulate --seed {options.Seed} --commands {options.Commands}{faults}{keep}");
    }
}
