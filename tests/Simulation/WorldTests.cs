using TradingPlatform.Simulation.Campaigns;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation.Tests;

/// <summary>The platform in a thousand worlds, every fault on; and what makes that worth anything.</summary>
public sealed class WorldTests
{
    private const int Seeds = 1_000;
    private const int Commands = 1_000;

    /// <summary>The tier of every test run. A failing seed is told with the command that lives it again.</summary>
    [Fact]
    public void In_a_thousand_worlds_full_of_faults_nothing_is_that_must_never_be()
    {
        var campaign = new Campaign(1, Seeds, Commands, FaultKinds.All, Environment.ProcessorCount);
        var result = campaign.Run(_ => { }, CancellationToken.None);
        Assert.True(result.Failed.IsEmpty, string.Join('\n', result.Failed.Take(5).Select(failed =>
            $"./tp simulate --seed {failed.Seed} --commands {Commands}: {failed.Violations[0]}")));
        Assert.Equal(Seeds, result.Seeds);
        Assert.InRange(result.Starts, Seeds * 5, long.MaxValue); // processes really died
        Assert.InRange(result.Retries, Seeds * 5, long.MaxValue); // and people really had to ask again
        Assert.InRange(result.Events, Seeds * 1_000, long.MaxValue);
    }

    [Fact]
    public void The_same_seed_gives_the_same_history_on_any_thread()
    {
        string Hash() => new Campaign(501, 20, Commands, FaultKinds.All, 2).Run(_ => { }, CancellationToken.None).Hash;
        Assert.Equal(Hash(), Hash());
    }

    [Fact]
    public void Another_seed_gives_another_history() =>
        Assert.NotEqual(HashOf(new SimulationOptions(1, 100)), HashOf(new SimulationOptions(2, 100)));

    [Theory]
    [InlineData(FaultKinds.None)]
    [InlineData(FaultKinds.Crash)]
    [InlineData(FaultKinds.Twins)]
    [InlineData(FaultKinds.Delivery)]
    [InlineData(FaultKinds.Append)]
    [InlineData(FaultKinds.Outage)]
    [InlineData(FaultKinds.Feed)]
    [InlineData(FaultKinds.Clock)]
    [InlineData(FaultKinds.Eviction)]
    [InlineData(FaultKinds.Repeat)]
    public void Each_fault_alone_changes_nothing_that_must_hold(FaultKinds faults)
    {
        var result = new Campaign(1, 30, 500, faults, 2).Run(_ => { }, CancellationToken.None);
        Assert.Empty(result.Failed);
        Assert.Equal(faults.HasFlag(FaultKinds.Crash), result.Starts > result.Seeds);
    }

    [Fact]
    public void Half_of_a_history_can_be_lived_alone()
    {
        int[] even = [.. Enumerable.Range(1, 200).Where(number => number % 2 == 0)];
        var options = new SimulationOptions(9, 200, FaultKinds.None, even);
        Assert.True(SimulationRun.Of(options).IsWell);
        Assert.Equal(100, SimulationRun.Lines(options).Length);
        Assert.Equal(HashOf(options), HashOf(options));
    }

    [Fact]
    public void What_agents_do_is_part_of_the_worlds()
    {
        var decided = Enumerable.Range(1, 20)
            .Select(seed => SimulationRun.Of(new SimulationOptions((ulong)seed, Commands)))
            .Count(result => result.EventsByName.ContainsKey("agent_decided"));
        Assert.InRange(decided, 3, 20);
    }

    private static string HashOf(SimulationOptions options) => SimulationRun.Of(options).Hash;
}
