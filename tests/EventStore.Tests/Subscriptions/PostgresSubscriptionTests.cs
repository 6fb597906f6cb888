using System.Diagnostics;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Subscriptions;
using TradingPlatform.EventStore.Tests.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Subscriptions;

[Collection(UsesDatabase.Name)]
public sealed class PostgresSubscriptionTests(Database database, ITestOutputHelper output) : SubscriptionContract
{
    private const string EndSessions = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'trading-platform reader follower'
        """;

    private string _connectionString = "";

    protected override async Task<(IEventLog Log, IReaderLeases Leases, IParkedEvents Parked)> OpenAsync()
    {
        _connectionString = await database.CreateAsync();
        return (
            new PostgresEventLog(_connectionString, Note.Catalog, TimeProvider.System),
            new PostgresReaderLeases(_connectionString, TimeProvider.System),
            new PostgresParkedEvents(_connectionString));
    }

    public override async Task DisposeAsync() => await ((PostgresEventLog)Log).DisposeAsync();

    [Fact]
    public async Task Who_has_lost_the_lease_can_move_the_place_no_more()
    {
        await using var lost = await Leases.TakeAsync("follower", default);
        await lost.SaveAsync(3, default);
        await Database.ExecuteAsync(_connectionString, EndSessions);
        await using var held = await Leases.TakeAsync("follower", default);
        await held.SaveAsync(10, default);
        await Assert.ThrowsAsync<EventLogUnavailableException>(() => lost.SaveAsync(5, default));
        Assert.True(lost.Lost.IsCancellationRequested);
        Assert.Equal(10, await held.CheckpointAsync(default));
        Assert.False(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task When_its_sessions_are_ended_again_and_again_every_event_still_comes_in_order()
    {
        const int Streams = 10, Events = 60;
        string[] names = [.. Enumerable.Range(0, Streams).Select(i => $"note-{i}")];
        await using var one = Follower.Start(Tail, Leases, Quick);
        await using var two = Follower.Start(Tail, Leases, Quick);
        for (var part = 0; part < 3; part++)
        {
            await AppendAsync(names, Events / 3, from: part * (Events / 3));
            await Database.ExecuteAsync(_connectionString, EndSessions);
        }

        await Follower.UntilAsync(() => Follower.Total == Streams * Events, "all");
        Assert.Empty(await Parked.ListAsync(default));
    }

    [Fact]
    public async Task An_event_that_commits_late_comes_all_the_same()
    {
        await AppendAsync(["note-a"], 1);
        await using var running = Follower.Start(Tail, Leases, Quick);
        await using var held = await HeldTransaction.BeginAsync(_connectionString);
        await held.RunAsync(LateCommitTests.Stream, "note-held");
        await held.RunAsync(LateCommitTests.Event, "note-held");
        await AppendAsync(["note-b"], 3);
        await Task.Delay(500);
        Assert.Equal((1, 1L), (Follower.Handled, await PlaceAsync()));
        await held.EndAsync(commits: true);
        await Follower.UntilAsync(() => Follower.Handled == 5, "all");
        Assert.Equal(1, Follower.Reached("note-held"));
    }

    [Fact]
    public async Task A_hundred_thousand_events_go_through_eight_lanes_in_order()
    {
        const int Streams = 500, Appends = 20, Each = 10;
        var (busy, busiest) = (0, 0);
        Follower.Before = async stored =>
        {
            var now = Interlocked.Increment(ref busy);
            busiest = Math.Max(now, busiest);
            if (stored.Position % 50 == 0)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref busy);
        };
        for (var round = 0; round < Appends; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => Log.AppendAsync(
                new AppendRequest(
                    $"note-{i}", round * Each, [.. Enumerable.Range(0, Each).Select(e => new Note.Written($"{e}"))]),
                default)));
        }

        var watch = Stopwatch.StartNew();
        await using (Follower.Start(Tail, Leases, new SubscriptionOptions()))
        {
            await Follower.UntilAsync(() => Follower.Total == Streams * Appends * Each, "all");
            output.WriteLine($"{Follower.Total / watch.Elapsed.TotalSeconds:0} events/s, {busiest} at once");
            Assert.InRange(busiest, 2, 8);
        }

        Assert.Equal(Streams * Appends * Each, Follower.Handled);
        Assert.Equal(await Tail.HeadAsync(default), await PlaceAsync()); // written down when it was stopped
    }

    private protected override async Task<long> PlaceAsync() => await Database.ExecuteAsync(
        _connectionString, "SELECT last_seq_id FROM events.mt_event_progression WHERE name = 'follower'") as long? ?? 0;
}
