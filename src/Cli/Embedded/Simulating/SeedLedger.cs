using System.Collections.Immutable;
using System.Globalization;

namespace TradingPlatform.Cli.Simulating;

/// <summary>Every seed that ever failed, kept in the repository: what was mended once stays mended.</summary>
internal static class SeedLedger
{
    /// <summary>Reads <c>tests/Simulation/ledger.csv</c>: seed, commands, invariant, what it was.</summary>
    /// <exception cref="CommandFailedException">A line is malformed.</exception>
    public static ImmutableArray<(ulong Seed, int Commands)> Read(Session session)
    {
        var path = session.Under("tests", "Simulation", "ledger.csv");
        return
        [
            .. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select((line, index) =>
            {
                var parts = line.Split(',');
                return parts.Length >= 4
                    && ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                    && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var commands)
                    ? (seed, commands)
                    : throw new CommandFailedException(
                        $"{path}, line {index + 2}: a line is seed,commands,invariant,what it was.");
            }),
        ];
    }
}
