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
        services.GetService<ReminderKeeper>()?.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (services.GetService<ReminderKeeper>() is { } reminders)
            {
                await reminders.StopAsync(cancellationToken);
            }
        }
        finally
        {
            await services.GetRequiredService<GrainHost>().StopAsync(cancellationToken);
        }
    }
}
