using System.Diagnostics;
using Npgsql;
using TradingPlatform.Drills;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.PrivatePostgres;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Faults;

/// <summary>The server goes away under a process that appends, and comes back.</summary>
[Collection(UsesDatabase.Name)]
public sealed class OutageTests(Database database, ITestOutputHelper output)
{
    [Fact]
    public async Task Sessions_that_are_ended_under_load_cost_no_acknowledged_event()
    {
        var connectionString = await database.CreateAsync();
        var owner = Database.Owner(connectionString);
        await RunAsync(owner, 5, new FaultDrill("ended", stop => Troubles.EndSessionsAsync(owner, stop))
        {
            Times = 5,
            Seed = 1,
            Owner = owner,
            BetweenMax = TimeSpan.FromMilliseconds(300),
        });
    }

    [Fact]
    public async Task A_server_that_restarts_fast_and_at_once_under_load_costs_no_acknowledged_event()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tp-outage-{Guid.NewGuid():N}");
        await using (var server = await LocalPostgres.StartAsync(folder, output.WriteLine, default))
        {
            await Migrator.MigrateAsync(server.ConnectionString, default);
            var modes = new Queue<StopMode>([StopMode.Fast, StopMode.Immediate]);
            await RunAsync(server.ConnectionString, 2, new FaultDrill(
                "restart", stop => server.RestartAsync(modes.Dequeue(), stop))
            {
                Times = 2,
                Seed = 1,
                Owner = server.ConnectionString,
            });
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_is_down_is_told_within_seconds_and_nothing_hangs()
    {
        var nowhere = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = 1,
            Username = "x",
            Password = "x",
        };
        var log = new PostgresEventLog(
            nowhere.ConnectionString, Note.Catalog, TimeProvider.System, new EventLogOptions { QueueMax = 10 });
        var watch = Stopwatch.StartNew();
        var failures = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Record.ExceptionAsync(
            () => log.AppendAsync(new AppendRequest($"note-{i}", 0, [new Note.Written("x")]), default))));
        Assert.All(
            failures,
            failure => Assert.False(Assert.IsType<EventLogUnavailableException>(failure).OutcomeUnknown));
        var reading = await Assert.ThrowsAsync<EventLogUnavailableException>(() => log.VersionAsync("note-1", default));
        Assert.False(reading.OutcomeUnknown);
        await log.DisposeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Disposing_stores_what_has_queued_and_takes_no_more()
    {
        var connectionString = await database.CreateAsync();
        var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        var queued = Enumerable.Range(0, 500).Select(i => log.AppendAsync(
            new AppendRequest($"note-{i}", 0, [new Note.Written("x")]), default)).ToList();
        await log.DisposeAsync();
        Assert.All(queued, answer => Assert.True(answer.IsCompletedSuccessfully));
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => log.AppendAsync(new AppendRequest("note-x", 0, [new Note.Written("x")]), default));
        Assert.Equal(500L, await Database.ExecuteAsync(connectionString, "SELECT count(*) FROM events.mt_events"));
    }

    private async Task RunAsync(string owner, int times, FaultDrill drill)
    {
        var report = await drill.RunAsync(output.WriteLine, CancellationToken.None);
        output.WriteLine($"{report}");
        Assert.Equal("", string.Join((char)10, report.Findings));
        Assert.Equal(times, report.Times);
        Assert.True(report.Unknown + report.NotStored > 0, "the outage was not felt, so nothing was tried");
        Assert.InRange(report.SlowestSeconds, 0, 30);
        Assert.Equal(
            report.Events, await Database.ExecuteAsync(owner, "SELECT count(*) FROM events.mt_events"));
    }
}
