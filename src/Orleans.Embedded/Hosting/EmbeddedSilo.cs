using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Embedded;

/// <summary>Starts and stops the grains with the process's host.</summary>
internal sealed class EmbeddedSilo(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<GrainHost>().Start();
        _ = services.GetRequiredService<IGrainStatistics>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<GrainHost>().StopAsync(cancellationToken);
}
