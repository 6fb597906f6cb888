using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Simulation.Faults;
using TradingPlatform.Simulation.Invariants;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Storage;
using TradingPlatform.Simulation.Workload;
using TradingPlatform.Simulation.World;

namespace TradingPlatform.Simulation.Tests;

public sealed class VerdictTests
{
    [Fact]
    public void Evidence_over_which_a_judge_stumbles_is_a_finding()
    {
        var evidence = new Evidence(
            new SimulatedStore(TimeProvider.System),
            [],
            new Journal(),
            ImmutableSortedDictionary<string, AccountState>.Empty, // not one of the accounts that must be there
            ImmutableSortedDictionary<string, SymbolView>.Empty,
            ["o1 of ann"],
            0);
        var found = Verdict.Of(evidence);
        Assert.Contains(found, violation => violation.Invariant == 0);
        Assert.Contains(found, violation => violation.Invariant == 8); // and the other judges are heard
    }

    [Fact]
    public void Appends_that_wait_are_counted_in_the_last_process_too()
    {
        var options = new SimulationOptions(1, 50, FaultKinds.None);
        using var world = new SimulatedWorld(options);
        world.Host.Run(new Story(world, options).LiveAsync);
        Assert.Equal(1, world.Starts);
        Assert.InRange(world.PendingAppendsMax, 1, 600);
    }
}
