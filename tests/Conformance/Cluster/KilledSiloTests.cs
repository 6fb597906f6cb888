using System.Collections.Concurrent;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using TradingPlatform.Conformance.Calls;
using TradingPlatform.Conformance.Outages;

namespace TradingPlatform.Conformance;

/// <summary>A cluster of its own, of whose two silos one dies while callers are at work.</summary>
public sealed class KilledSiloTests
{
    private const int Grains = 100;
    private const int Callers = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Callers_get_right_answers_again_from_every_grain()
    {
        await using var cluster = await StartAsync();
        using var stop = new CancellationTokenSource();
        var answered = new ConcurrentDictionary<int, int>();
        var callers = Enumerable.Range(0, Callers)
            .Select(caller => CallAsync(cluster.Client, caller, answered, stop.Token)).ToArray();
        await UntilAsync(() => answered.Count == Grains);

        await cluster.KillSiloAsync(cluster.Silos[1]);
        answered.Clear();
        await UntilAsync(() => answered.Count == Grains);
        await stop.CancelAsync();
        await Task.WhenAll(callers); // a wrong answer fails here
    }

    [Fact]
    public async Task Nothing_that_a_caller_was_told_is_lost()
    {
        await using var cluster = await StartAsync();
        var callers = new PersistentCallers(() => cluster.Client);
        using var stop = new CancellationTokenSource();
        var calling = callers.RunAsync(stop.Token);
        await UntilAsync(() => callers.EveryKeyAnsweredSince(0));

        await cluster.KillSiloAsync(cluster.Silos[1]);
        var earlier = callers.Acknowledged;
        await UntilAsync(() => callers.EveryKeyAnsweredSince(earlier));
        await stop.CancelAsync();
        await calling.WaitAsync(Patience);
        callers.AssertNothingLost();
    }

    private static async Task<InProcessTestCluster> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.ConfigureSilo((_, silo) => silo.AddSuite().AddMemoryGrainStorage("PubSubStore")
            .Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            }));
        builder.ConfigureClient(client => client
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = SuiteSetup.ResponseTimeout));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>Asks one grain after the other; a call that a dying silo leaves unanswered is made again.</summary>
    private static async Task CallAsync(
        IClusterClient client, int first, ConcurrentDictionary<int, int> answered, CancellationToken stop)
    {
        for (var call = first; !stop.IsCancellationRequested; call++)
        {
            var grain = call % Grains;
            try
            {
                Assert.Equal(grain + call, await client.GetGrain<ICallee>($"callee-{grain}").Add(grain, call));
                answered[grain] = call;
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = DateTime.UtcNow + Patience; !holds(); await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < end, $"It did not come about within {Patience}.");
        }
    }
}
