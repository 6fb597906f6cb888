using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.EventStore.Tests.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Upkeep.Market;

[Collection(UsesDatabase.Name)]
public sealed class MarketPartitionsTests(Database database)
{
    private const string Parts = """
        SELECT count(*) FROM pg_inherits WHERE inhparent = 'market.batches'::regclass
        """;

    private const string DropNext = """
        DO $$ BEGIN EXECUTE format('DROP TABLE market.%I', market.part_of(market.month_after(now()))); END $$
        """;

    [Fact]
    public async Task What_was_there_before_the_months_is_read_and_goes_on()
    {
        var owner = await database.CreateEmptyAsync();
        await Migrator.MigrateAsync(owner, [.. Migration.All.Where(one => one.Number < 9)], default);
        await Database.ExecuteAsync(owner, """
            INSERT INTO market.batches (symbol, sequence, source_position, at, body)
            SELECT symbol, n, n * 10, now() - interval '3 years', convert_to(format(
                '{"Symbol":"%s","Sequence":%s,"SourcePosition":%s,"At":"2020-01-01T00:00:00Z","Trades":[],"Book":null,'
                '"Closed":[],"LastPrice":"1"}', symbol, n, n * 10), 'UTF8')
            FROM unnest(ARRAY['TEST:A', 'TEST:B', 'TEST:C']) AS symbol, generate_series(1, 500) AS n
            WHERE symbol <> 'TEST:B' OR n <= 7
            """);
        await Migrator.MigrateAsync(owner, default);

        await using var market = new MarketLog(ApplicationConnection.Over(owner));
        Assert.Equal(500, (await market.Log.LastBatchAsync("TEST:A", default))!.Sequence);
        Assert.Equal(7, (await market.Log.LastBatchAsync("TEST:B", default))!.Sequence);
        await market.AppendAsync("TEST:B", 8, 9);
        await Assert.ThrowsAsync<StaleStreamException>(() => market.AppendAsync("TEST:C", 500, 500));
        Assert.Equal("1-500", await market.KeptAsync("TEST:A"));
        Assert.Equal("1-9", await market.KeptAsync("TEST:B"));
        Assert.Equal(2L, await market.ExecuteAsync(Parts));
    }

    [Fact]
    public async Task An_empty_market_log_is_migrated_too()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        Assert.Equal(2L, await market.ExecuteAsync(Parts)); // this month, and the next one ahead
        Assert.Equal(0L, await market.ExecuteAsync("SELECT count(*) FROM market.heads"));
    }

    [Fact]
    public async Task A_program_that_knows_nothing_of_months_is_refused()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => market.ExecuteAsync("""
            INSERT INTO market.batches (symbol, sequence, source_position, at, body) VALUES ('A', 1, 1, now(), '')
            """));
        Assert.StartsWith("23", refusal.SqlState, StringComparison.Ordinal); // a broken constraint
        Assert.Equal(0L, await market.ExecuteAsync("SELECT count(*) FROM market.batches"));
    }

    [Fact]
    public async Task A_month_that_nobody_made_is_made_by_the_appends_that_need_it_and_none_of_them_fails()
    {
        var connectionString = await database.CreateAsync();
        await Database.ExecuteAsync(connectionString, """
            DO $$ BEGIN EXECUTE format('DROP TABLE market.%I, market.%I',
                market.part_of(now()), market.part_of(market.month_after(now()))); END $$
            """);
        Assert.Equal(0L, await Database.ExecuteAsync(connectionString, Parts));
        var processes = Enumerable.Range(0, 4).Select(_ => new MarketLog(connectionString)).ToList();
        await Task.WhenAll(processes.Select((process, i) => process.AppendAsync($"TEST:{i}", 1, 5)));
        Assert.Equal(2L, await Database.ExecuteAsync(connectionString, Parts));
        for (var i = 0; i < processes.Count; i++)
        {
            Assert.Equal("1-5", await processes[i].KeptAsync($"TEST:{i}"));
            await processes[i].DisposeAsync();
        }
    }

    [Fact]
    public async Task The_next_month_is_made_again_and_again_under_appends_and_none_of_them_fails()
    {
        var connectionString = await database.CreateAsync();
        using var stop = new CancellationTokenSource();
        var running = Enumerable.Range(0, 4).Select(i => AppendUntilAsync(connectionString, i, stop.Token)).ToList();
        for (var i = 0; i < 10; i++)
        {
            await Database.ExecuteAsync(connectionString, DropNext);
            for (var wait = 0; wait < 200 && (long)(await Database.ExecuteAsync(connectionString, Parts))! < 2; wait++)
            {
                await Task.Delay(5);
            }

            Assert.Equal(2L, await Database.ExecuteAsync(connectionString, Parts));
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(running), steps => Assert.True(steps > 10));
    }

    [Fact]
    public async Task A_next_month_that_cannot_be_made_now_stops_no_append_and_is_made_later()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        await market.ExecuteAsync(DropNext);
        await using (var maintenance = await HeldTransaction.BeginAsync(Database.Owner(market.ConnectionString)))
        {
            await maintenance.RunAsync("LOCK TABLE market.batches IN SHARE UPDATE EXCLUSIVE MODE", "");
            await market.AppendAsync("TEST:A", 1, 3);
            Assert.Equal(1L, await market.ExecuteAsync(Parts));
            await maintenance.EndAsync(commits: false);
        }

        await market.AppendAsync("TEST:A", 4, 4);
        Assert.Equal(2L, await market.ExecuteAsync(Parts));
    }

    [Fact]
    public async Task A_backup_that_reads_for_hours_does_not_stop_a_month_from_being_made()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        await market.AppendAsync("TEST:A", 1, 1);
        await market.ExecuteAsync(DropNext);
        await using var backup = await HeldTransaction.BeginAsync(Database.Owner(market.ConnectionString));
        await backup.RunAsync("SELECT count(*) FROM market.batches", "");
        await market.AppendAsync("TEST:A", 2, 2);
        Assert.Equal(2L, await market.ExecuteAsync(Parts));
    }

    [Fact]
    public async Task A_servers_clock_that_went_back_leads_no_step_into_an_older_month()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        await market.AppendAsync("TEST:A", 1, 2);
        const string Later = "market.month_after(now()) + interval '3 days'"; // what the clock once said
        await market.ExecuteAsync($"UPDATE market.batches SET stored_at = {Later}");
        await market.ExecuteAsync($"UPDATE market.heads SET stored_at = {Later}");
        await market.AppendAsync("TEST:A", 3, 3);
        Assert.Equal(
            true,
            await market.ExecuteAsync($"SELECT stored_at = {Later} FROM market.batches WHERE sequence = 3"));
        Assert.Equal(3, (await market.Log.LastBatchAsync("TEST:A", default))!.Sequence);
    }

    [Fact]
    public async Task Of_two_processes_exactly_one_delivers_each_step()
    {
        const int Steps = 60;
        var connectionString = await database.CreateAsync();
        await using var one = new MarketLog(connectionString);
        await using var two = new MarketLog(connectionString);
        var wins = await Task.WhenAll(FightAsync(one, Steps), FightAsync(two, Steps));
        Assert.Equal(Steps, wins.Sum());
        Assert.Equal($"1-{Steps}", await one.KeptAsync("TEST:A"));
    }

    private static async Task<int> FightAsync(MarketLog market, int steps)
    {
        var wins = 0;
        while ((await market.Log.LastBatchAsync("TEST:A", default))?.Sequence is var last && (last ?? 0) < steps)
        {
            try
            {
                await market.AppendAsync("TEST:A", (last ?? 0) + 1, (last ?? 0) + 1);
                wins++;
            }
            catch (StaleStreamException)
            {
                continue; // the other one was first
            }
        }

        return wins;
    }

    private static async Task<long> AppendUntilAsync(string connectionString, int writer, CancellationToken stop)
    {
        await using var market = new MarketLog(connectionString);
        var step = 0L;
        while (!stop.IsCancellationRequested)
        {
            step++;
            await market.AppendAsync($"TEST:{writer}", step, step);
        }

        return step;
    }
}
