using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.PrivatePostgres;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Postgres;

[Collection(UsesDatabase.Name)]
public sealed class OutageTests(Database database, ITestOutputHelper output)
{
    private const int Writers = 50;

    [Fact]
    public async Task Sessions_that_are_ended_under_load_cost_no_acknowledged_event()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        var load = new Load(log);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(Writers, stop.Token);
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(200);
            await Database.ExecuteAsync(connectionString, """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """);
        }

        await EndAsync(load, stop, running);
    }

    [Fact]
    public async Task A_server_that_is_stopped_started_killed_and_started_under_load_costs_no_acknowledged_event()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tp-outage-{Guid.NewGuid():N}");
        var server = await LocalPostgres.StartAsync(folder, Console.WriteLine, default);
        try
        {
            await Migrator.MigrateAsync(server.ConnectionString, default);
            await using var log = new PostgresEventLog(server.ConnectionString, Note.Catalog, TimeProvider.System);
            var load = new Load(log);
            using var stop = new CancellationTokenSource();
            var running = load.RunAsync(Writers, stop.Token);
            await Task.Delay(500);
            await server.DisposeAsync();
            await Task.Delay(1_000);
            server = await LocalPostgres.StartAsync(folder, Console.WriteLine, default);
            await Task.Delay(2_000);
            Kill(folder);
            await Task.Delay(500);
            await server.DisposeAsync();
            server = await LocalPostgres.StartAsync(folder, Console.WriteLine, default);
            await EndAsync(load, stop, running);
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
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

    private async Task EndAsync(Load load, CancellationTokenSource stop, Task running)
    {
        var before = load.Acknowledged;
        await Task.Delay(1_000);
        Assert.True(load.Acknowledged > before, "appends do not succeed again");
        await stop.CancelAsync();
        await running;
        output.WriteLine(
            $"{load.Acknowledged} acknowledged, {load.Failed} failed, slowest {load.Slowest.TotalSeconds:0.0} s");
        Assert.True(load.Failed > 0, "the outage was not felt, so nothing was tested");
        Assert.InRange(load.Slowest, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await load.CheckAsync();
    }

    private static void Kill(string folder)
    {
        var pid = File.ReadLines(Path.Combine(folder, "cluster", "data", "postmaster.pid")).First();
        using var postmaster = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        postmaster.Kill();
    }
}
