using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace TradingPlatform.Reminders.Tests;

/// <summary>A whole host with reminders in PostgreSQL, as a process would have it.</summary>
internal sealed class ReminderHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ReminderHost(IHost host) => _host = host;

    /// <summary>The ticks that came, by grain and reminder.</summary>
    public ConcurrentQueue<string> Ticks => _host.Services.GetRequiredService<TickList>().Ticks;

    public static async Task<ReminderHost> StartAsync(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TickList>();
        builder.UseOrleans(silo => silo
            .AddGrains(typeof(ReminderHost).Assembly)
            .UsePostgresReminders(connectionString)
            .Configure<ReminderOptions>(o =>
            {
                o.MinimumReminderPeriod = TimeSpan.FromMilliseconds(50);
                o.RefreshReminderListPeriod = TimeSpan.FromMilliseconds(500);
            }));
        var host = builder.Build();
        await host.StartAsync();
        return new ReminderHost(host);
    }

    public ISleeper Sleeper(string key) => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISleeper>(key);

    /// <summary>Waits for further ticks, at most 20 s.</summary>
    public async Task TicksComeAsync(int count)
    {
        var wanted = Ticks.Count + count;
        for (var end = DateTime.UtcNow.AddSeconds(20); Ticks.Count < wanted; await Task.Delay(10))
        {
            Assert.True(DateTime.UtcNow < end, $"{Ticks.Count} of {wanted} ticks came within 20 s.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}

internal sealed class TickList
{
    public ConcurrentQueue<string> Ticks { get; } = new();
}

internal interface ISleeper : IGrainWithStringKey
{
    Task WakeEvery(string name, TimeSpan period);

    Task Sleep(string name);
}

internal sealed class SleeperGrain(TickList list) : Grain, ISleeper, IRemindable
{
    public Task WakeEvery(string name, TimeSpan period) => this.RegisterOrUpdateReminder(name, period, period);

    public async Task Sleep(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        list.Ticks.Enqueue($"{reminderName} of {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }
}
