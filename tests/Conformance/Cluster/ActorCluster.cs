using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using TradingPlatform.Conformance.Filters;

namespace TradingPlatform.Conformance;

/// <summary>The host under test: Microsoft.Orleans, two silos in this process.</summary>
public sealed class ActorCluster : IAsyncLifetime
{
    private const string Subscriptions = "PubSubStore";

    private InProcessTestCluster? _cluster;

    /// <summary>The way in.</summary>
    public IClusterClient Client => _cluster!.Client;

    /// <summary>How many hosts serve grains; each has workers of its own.</summary>
    public const int Silos = 2;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorage(Subscriptions).AddSuite());
        builder.ConfigureClient(client => client
            .AddMemoryStreams(SuiteSetup.Streams)
            .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = SuiteSetup.ResponseTimeout)
            .AddOutgoingGrainCallFilter<OutgoingJournal>());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster!.DisposeAsync();
}
