using TradingPlatform.EventStore.Tests.Upkeep.Market;
using TradingPlatform.EventStore.Upkeep;
using TradingPlatform.EventStore.Upkeep.Backups;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Upkeep.Backups;

[Collection(UsesDatabase.Name)]
public sealed class LogHashTests(Database database)
{
    [Theory]
    [InlineData("UPDATE events.mt_events SET data = '{\"Text\": \"B\"}' WHERE seq_id = 2")]
    [InlineData("UPDATE events.mt_events SET timestamp = timestamp + interval '1 microsecond' WHERE seq_id = 2")]
    [InlineData("UPDATE events.mt_events SET correlation_id = '' WHERE seq_id = 2")]
    [InlineData("UPDATE events.mt_events SET headers = '{}' WHERE seq_id = 2")]
    [InlineData("UPDATE events.mt_streams SET is_archived = true")]
    [InlineData("DELETE FROM events.mt_events WHERE seq_id = 2")]
    [InlineData("UPDATE market.batches SET body = body || ' ' WHERE sequence = 2")]
    [InlineData("DELETE FROM market.batches WHERE sequence = 3")]
    public async Task The_least_change_of_the_log_changes_the_hash(string change)
    {
        await using var market = await FilledAsync();
        var before = await HashAsync(market);
        Assert.Equal(before, await HashAsync(market));
        await market.ExecuteAsync(change);
        Assert.NotEqual(before, await HashAsync(market));
    }

    [Fact]
    public async Task What_can_be_made_again_does_not_count()
    {
        await using var market = await FilledAsync();
        var before = await HashAsync(market);
        await market.ExecuteAsync("INSERT INTO events.mt_event_progression VALUES ('reader', 1)");
        await market.ExecuteAsync("INSERT INTO events.snapshots VALUES ('note-a', 1, 'x', '', now())");
        await market.ExecuteAsync("SELECT market.make_month(now() + interval '1 year')");
        Assert.Equal(before, await HashAsync(market));
    }

    [Fact]
    public async Task A_moment_stays_what_it_was_while_others_write()
    {
        await using var market = await FilledAsync();
        await using var moment = await StoreMoment.OpenAsync(Database.Owner(market.ConnectionString), default);
        var before = await HashAsync(market);
        await market.AppendAsync("TEST:A", 4, 4);
        await market.Log.AppendAsync(new AppendRequest("note-b", 0, [new Note.Written("x")]), default);
        var there = await Inventory.TakeAsync(moment, default);
        Assert.Equal((1L, 2L, 2L, 3L), (there.Streams, there.Events, there.LastPosition, there.MarketSteps));
        Assert.Equal(["tp_app", "tp_reader"], there.Roles.AsEnumerable());
        Assert.Equal(before, await LogHash.TakeAsync(moment, default));
        Assert.NotEqual(before, await HashAsync(market));
    }

    private async Task<MarketLog> FilledAsync()
    {
        var market = new MarketLog(await database.CreateAsync());
        await market.Log.AppendAsync(
            new AppendRequest("note-a", 0, [new Note.Written("a"), new Note.Written("b")]), default);
        await market.AppendAsync("TEST:A", 1, 3);
        return market;
    }

    private static async Task<string> HashAsync(MarketLog market)
    {
        await using var moment = await StoreMoment.OpenAsync(Database.Owner(market.ConnectionString), default);
        return await LogHash.TakeAsync(moment, default);
    }
}
