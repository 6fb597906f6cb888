using System.Collections.Immutable;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation.Campaigns;

/// <summary>Makes a failing history short: leaves out kinds of faults and parts of the commands for as long as the same
/// invariant is still broken. Bounded; what it returns has failed.</summary>
public static class Shrinking
{
    private const int RunsMax = 400;

    /// <summary>The shortest failing history that was found.</summary>
    /// <param name="failing">Options whose world breaks an invariant.</param>
    /// <returns>Options with few commands, and what their world ended with.</returns>
    /// <exception cref="ArgumentException">The world of these options is well.</exception>
    public static (SimulationOptions Options, SimulationResult Result) Of(SimulationOptions failing)
    {
        var first = SimulationRun.Of(failing);
        if (first.IsWell)
        {
            throw new ArgumentException($"The world of seed {failing.Seed} is well.", nameof(failing));
        }

        var search = new Search(failing, first);
        search.DropFaults();
        search.DropCommands();
        search.DropFaults();
        return (search.Best, search.BestResult);
    }

    private sealed class Search(SimulationOptions failing, SimulationResult first)
    {
        private readonly int _invariant = first.Violations[0].Invariant;
        private int _runs;

        public SimulationOptions Best { get; private set; } =
            failing with { Kept = failing.Kept ?? [.. Enumerable.Range(1, failing.Commands)] };

        public SimulationResult BestResult { get; private set; } = first;

        public void DropFaults()
        {
            foreach (var kind in Enum.GetValues<FaultKinds>())
            {
                if (kind is not (FaultKinds.None or FaultKinds.All) && Best.Faults.HasFlag(kind))
                {
                    Try(Best with { Faults = Best.Faults & ~kind });
                }
            }
        }

        /// <summary>Leaves out large parts first, then smaller ones, down to single commands.</summary>
        public void DropCommands()
        {
            for (var part = Math.Max(1, Best.Kept!.Count / 2); _runs < RunsMax; part = Math.Max(1, part / 2))
            {
                var before = Best.Kept!.Count;
                for (var from = 0; from < Best.Kept.Count && _runs < RunsMax;)
                {
                    ImmutableArray<int> rest = [.. Best.Kept.Take(from), .. Best.Kept.Skip(from + part)];
                    // A command is always left: nothing could be written behind --keep otherwise.
                    from += !rest.IsEmpty && Try(Best with { Kept = rest }) ? 0 : part;
                }

                if (part == 1 && Best.Kept.Count == before)
                {
                    return;
                }
            }
        }

        private bool Try(SimulationOptions options)
        {
            _runs++;
            var result = SimulationRun.Of(options);
            if (result.IsWell || result.Violations[0].Invariant != _invariant)
            {
                return false;
            }

            (Best, BestResult) = (options, result);
            return true;
        }
    }
}
