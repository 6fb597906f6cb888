using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests;

/// <summary>A host with the grains of this assembly, small time-outs, and its log kept.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host, KeptLog log)
    {
        _host = host;
        Log = log;
    }

    public KeptLog Log { get; }

    public IServiceProvider Services => _host.Services;

    public Journal Journal => Services.GetRequiredService<Journal>();

    internal Gates Gates => Services.GetRequiredService<Gates>();

    public IClusterClient Client => Services.GetRequiredService<IClusterClient>();

    public IReadOnlyList<GrainTypeStatistics> Statistics => Services.GetRequiredService<IGrainStatistics>().Snapshot();

    public IReadOnlyList<GrainMethodStatistics> MethodStatistics =>
        Services.GetRequiredService<IGrainStatistics>().Methods();

    public static async Task<TestSilo> StartAsync(
        Action<ISiloBuilder>? configure = null, TimeSpan? responseTimeout = null, int inlineDepth = 16)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var log = new KeptLog();
        builder.Logging.AddProvider(log);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering().AddMemoryStreams("memory").AddGrains(typeof(TestSilo).Assembly);
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = responseTimeout ?? TimeSpan.FromSeconds(20));
            silo.Configure<EmbeddedOptions>(o => o.InlineDepth = inlineDepth);
            silo.Services.AddSingleton<Journal>();
            silo.Services.AddSingleton<Gates>();
            silo.Services.AddSingleton<Moods>();
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, log);
    }

    public T Get<T>(string key = "1")
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
