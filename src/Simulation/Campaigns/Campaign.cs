using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation.Campaigns;

/// <summary>Which worlds to live.</summary>
/// <param name="FirstSeed">The first seed; the others follow it.</param>
/// <param name="Seeds">How many, 1 to 10,000,000.</param>
/// <param name="Commands">How long each world is.</param>
/// <param name="Faults">What may go wrong.</param>
/// <param name="Threads">How many worlds at once; each has one thread.</param>
public sealed record Campaign(ulong FirstSeed, int Seeds, int Commands, FaultKinds Faults, int Threads)
{
    /// <summary>Lives them all, in any order.</summary>
    /// <param name="ended">Called for each world that ended, one call at a time.</param>
    /// <param name="stop">Ends early; worlds under way are finished.</param>
    public CampaignResult Run(Action<SimulationResult> ended, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var (gate, results, next) = (new Lock(), new SortedDictionary<ulong, SimulationResult>(), 0);
        void Work()
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var number && number <= Seeds)
            {
                var result = SimulationRun.Of(
                    new SimulationOptions(FirstSeed + (ulong)(number - 1), Commands, Faults));
                lock (gate)
                {
                    results[result.Seed] = result;
                    ended(result);
                }
            }
        }

        var threads = Enumerable.Range(0, Math.Min(Threads, Seeds))
            .Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return CampaignResult.Of(results.Values);
    }
}
