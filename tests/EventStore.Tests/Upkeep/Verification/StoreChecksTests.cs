using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tests.Upkeep.Market;
using TradingPlatform.EventStore.Upkeep;
using TradingPlatform.EventStore.Upkeep.Verification;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Upkeep.Verification;

[Collection(UsesDatabase.Name)]
public sealed class StoreChecksTests(Database database)
{
    private const string Account = "account-ann";

    [Fact]
    public async Task A_store_as_the_platform_writes_it_is_all_right_and_everything_was_looked_at()
    {
        await using var market = await FilledAsync();
        Assert.Equal("", await VerifyAsync(market.ConnectionString));
        Assert.Equal((6L, 1L, 10L), await LookedAsync(market.ConnectionString));
    }

    [Fact]
    public async Task Whoever_writes_meanwhile_raises_no_alarm()
    {
        await using var market = await FilledAsync();
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(market, stop.Token);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("", await VerifyAsync(market.ConnectionString));
        }

        await stop.CancelAsync();
        Assert.True(await writing > 10);
    }

    [Theory]
    [InlineData("DELETE FROM events.mt_events WHERE stream_id = 'note-a' AND version = 2",
        "streams: note-a 2: is missing; the next one there is 3.")]
    [InlineData("DELETE FROM events.mt_events WHERE stream_id = 'note-a' AND version = 1",
        "streams: note-a 1: is missing; the next one there is 2.")]
    [InlineData("DELETE FROM events.mt_events WHERE stream_id = 'note-a' AND version = 3",
        "streams: note-a: its row says version 3, its last event is 2.")]
    [InlineData("DELETE FROM events.mt_events WHERE stream_id = 'note-b'",
        "streams: note-b: its row tells of 1 events, and none is there.")]
    [InlineData("UPDATE events.mt_streams SET version = 7 WHERE id = 'note-a'",
        "streams: note-a: its row says version 7, its last event is 3.")]
    [InlineData("UPDATE events.mt_streams SET version = NULL WHERE id = 'note-b'",
        "streams: note-b: its row says version -1, its last event is 1.")]
    [InlineData("UPDATE events.mt_events SET type = 'from_the_future' WHERE stream_id = 'note-b'",
        "streams: note-b 1: 'from_the_future' cannot be read: ")]
    [InlineData("""UPDATE events.mt_events SET data = '{"Text": 7}' WHERE stream_id = 'note-a' AND version = 2""",
        "streams: note-a 2: 'note_written' cannot be read: ")]
    [InlineData("UPDATE events.mt_events SET type = 'note_written', data = '{\"Text\": \"\"}' WHERE stream_id = "
        + "'account-ann' AND version = 2", "streams: account-ann 2: cannot be folded: Written is no AccountEvent")]
    [InlineData("SELECT setval('events.mt_events_sequence', 2)",
        "numbers: mt_events_sequence: would give position 3 next, and position 6 is taken.")]
    [InlineData("UPDATE events.commands SET version = 9",
        "numbers: account-ann: command c-1 was carried out at version 9, and the stream has 2.")]
    [InlineData("INSERT INTO events.mt_event_progression VALUES ('reader', 7)",
        "numbers: reader: has read up to 7, beyond the log's end.")]
    [InlineData("DELETE FROM market.batches WHERE sequence = 4",
        "market log: TEST:A 4: is missing; the next one there is 5.")]
    [InlineData("DELETE FROM market.batches WHERE sequence = 10",
        "market log: TEST:A: its head says step 10 at 100, its last step is 9 at 90, or lies in another month.")]
    [InlineData("DELETE FROM market.heads", "market log: TEST:A: has steps and no head.")]
    [InlineData("DELETE FROM market.batches", "market log: TEST:A: has a head and no step.")]
    [InlineData("UPDATE market.batches SET source_position = 30 WHERE sequence = 4",
        "market log: TEST:A 4: says another symbol, number or position than its row.\n"
        + "market log: TEST:A 4: has a source position that is not behind the one before.")]
    [InlineData("UPDATE market.batches SET body = 'no JSON' WHERE sequence = 4",
        "market log: TEST:A 4: cannot be read")]
    [InlineData("SELECT market.make_month(now() - interval '9 months'); UPDATE market.batches "
        + "SET stored_at = now() - interval '9 months' WHERE sequence = 4",
        "market log: TEST:A 4: was stored before the one before it.")]
    public async Task What_is_wrong_is_named_with_its_place(string damage, string findings)
    {
        await using var market = await FilledAsync();
        await market.ExecuteAsync(damage);
        var found = await VerifyAsync(market.ConnectionString);
        Assert.Equal(findings.Split('\n').Length, found.Split('\n').Length);
        Assert.All(findings.Split('\n'), one => Assert.Contains(one, found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_that_is_not_what_the_events_come_to_is_found_and_other_builds_ones_are_not_read()
    {
        await using var market = await FilledAsync();
        var state = (AccountState)await FoldAsync(market.Log);
        market.Log.OfferSnapshot(Account, 2, state with { Cash = 1m });
        await WaitForSnapshotAsync(market);
        Assert.Contains(
            "streams: account-ann 2: the snapshot is not what", await VerifyAsync(market.ConnectionString),
            StringComparison.Ordinal);

        await market.ExecuteAsync("UPDATE events.snapshots SET shape = 'of another build'");
        Assert.Equal("", await VerifyAsync(market.ConnectionString));

        await market.ExecuteAsync("DELETE FROM events.snapshots");
        market.Log.OfferSnapshot(Account, 2, state);
        await WaitForSnapshotAsync(market);
        Assert.Equal("", await VerifyAsync(market.ConnectionString));
    }

    [Fact]
    public void Of_very_many_findings_the_first_are_kept_and_all_are_counted()
    {
        var findings = new Findings(keptMax: 3);
        for (var i = 0; i < 10; i++)
        {
            findings.Add($"note-{i}", "is wrong");
        }

        Assert.Equal(10, findings.Count);
        Assert.Equal(["note-0", "note-1", "note-2"], findings.First.Select(one => one.Where));
    }

    /// <summary>Two streams without a kind, one with, a command, ten market steps.</summary>
    private async Task<MarketLog> FilledAsync()
    {
        var market = new MarketLog(await database.CreateAsync());
        await AppendAsync(market.Log, "note-a", 0, [.. "abc".Select(c => new Note.Written($"{c}"))]);
        await AppendAsync(market.Log, "note-b", 0, [new Note.Priced(1m, "USDT")]);
        await market.Log.AppendAsync(
            new AppendRequest(Account, 0, [Opened(), Placed()]) { CommandId = "c-1" }, default);
        await market.AppendAsync("TEST:A", 1, 10);
        return market;
    }

    private static AccountEvent.Opened Opened() => new("ann", "USDT", 100m, 2m, DateTimeOffset.UnixEpoch);

    private static AccountEvent.OrderPlaced Placed() => new(
        new OrderIntent("o-1", "SIM:BTCUSDT", OrderSide.Buy, OrderType.Market, 1m, null, false), 10m,
        DateTimeOffset.UnixEpoch, 1);

    private static async Task<object> FoldAsync(PostgresEventLog log)
    {
        var (kind, key) = AggregateKinds.Platform.Of(Account)!.Value;
        return (await AggregateMoment.FoldAsync(kind, key, log.ReadAsync(Account, 0, default), default)).State;
    }

    private static async Task WaitForSnapshotAsync(MarketLog market)
    {
        for (var wait = 0; wait < 100
            && (long)(await market.ExecuteAsync("SELECT count(*) FROM events.snapshots"))! == 0; wait++)
        {
            await Task.Delay(50);
        }
    }

    private static async Task<int> WriteAsync(MarketLog market, CancellationToken stop)
    {
        var rounds = 0;
        while (!stop.IsCancellationRequested)
        {
            await AppendAsync(market.Log, "note-a", 3 + rounds, [new Note.Written("more")]);
            await market.AppendAsync("TEST:A", 11 + rounds, 11 + rounds);
            rounds++;
        }

        return rounds;
    }

    private static Task<AppendReceipt> AppendAsync(
        PostgresEventLog log, string stream, long version, object[] events) =>
        log.AppendAsync(new AppendRequest(stream, version, [.. events]), default);

    private static IStoreCheck[] Checks() =>
    [
        new StreamsCheck(Note.Catalog, AggregateKinds.Platform, new SnapshotWitness()),
        new NumbersCheck(),
        new MarketCheck(),
    ];

    private static async Task<string> VerifyAsync(string connectionString)
    {
        await using var store = await StoreMoment.OpenAsync(Database.Owner(connectionString), default);
        var all = new List<string>();
        foreach (var check in Checks())
        {
            var findings = new Findings();
            await check.RunAsync(store, findings, _ => { }, default);
            Assert.Equal(findings.Count, findings.First.Length);
            all.AddRange(findings.First.Select(one => $"{check.Name}: {one.Where}: {one.What}"));
        }

        return string.Join('\n', all);
    }

    private static async Task<(long, long, long)> LookedAsync(string connectionString)
    {
        await using var store = await StoreMoment.OpenAsync(Database.Owner(connectionString), default);
        var looked = new List<long>();
        foreach (var check in Checks())
        {
            var last = 0L;
            var count = await check.RunAsync(store, new Findings(), done => last = done, default);
            Assert.Equal(count, await check.CountAsync(store, default));
            Assert.True(last == count || check is NumbersCheck);
            looked.Add(count);
        }

        return (looked[0], looked[1], looked[2]);
    }
}
