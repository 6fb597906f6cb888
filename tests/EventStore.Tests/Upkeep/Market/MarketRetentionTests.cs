using TradingPlatform.EventStore.Roles;
using TradingPlatform.EventStore.Tests.Postgres;
using TradingPlatform.EventStore.Upkeep.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.EventStore.Tests.Upkeep.Market;

/// <summary>As the application's role, which the running platform does it in.</summary>
[Collection(UsesDatabase.Name)]
public sealed class MarketRetentionTests(Database database)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(62);

    [Fact]
    public async Task Months_that_are_old_enough_go_and_what_a_symbol_needs_stays()
    {
        await using var market = await OldMarketAsync(oldSteps: 5_000, newSteps: 10);
        var before = await market.Log.LastBatchAsync("TEST:A", default);
        var plan = await RunAsync(market);
        Assert.Single(plan.Drops);
        Assert.Null(plan.KeptFor);
        Assert.Equal(5_010 - 2_000 + 1, await market.FirstKeptAsync("TEST:A"));
        Assert.Equal("3011-5010", await market.KeptAsync("TEST:A"));
        Assert.Equal(before!.Sequence, (await market.Log.LastBatchAsync("TEST:A", default))!.Sequence);
        Assert.Equal(10, (await market.Log.ReadBatchesAsync("TEST:A", 3_011, 10, default)).Length);
        await market.AppendAsync("TEST:A", 5_011, 5_012);
        Assert.Equal("3011-5012", await market.KeptAsync("TEST:A"));
        Assert.Equal(await NewestIsLastAsync(market), true);
    }

    [Fact]
    public async Task Asking_for_a_step_that_is_gone_names_it_and_the_first_that_is_kept()
    {
        await using var market = await OldMarketAsync(oldSteps: 2_500, newSteps: 0);
        await RunAsync(market);
        var gone = await Assert.ThrowsAsync<StepsGoneException>(
            () => market.Log.ReadBatchesAsync("TEST:A", 17, 5, default));
        Assert.Equal(("TEST:A", 17L, 501L), (gone.Symbol, gone.Sequence, gone.FirstKept));
        Assert.Empty(await market.Log.ReadBatchesAsync("TEST:A", 2_501, 5, default)); // not there yet is not gone
        Assert.Empty(await market.Log.ReadBatchesAsync("TEST:NONE", 1, 5, default));
    }

    [Fact]
    public async Task A_market_that_fell_silent_long_ago_keeps_its_end_and_can_go_on()
    {
        await using var market = await OldMarketAsync(oldSteps: 3_000, newSteps: 0);
        await market.AppendAsync("TEST:B", 1, 3);
        var plan = await RunAsync(market);
        Assert.Equal(2_000, plan.Needs.Single(need => need.Symbol == "TEST:A").Moves);
        Assert.Equal("1001-3000", await market.KeptAsync("TEST:A"));
        Assert.Equal(3_000, (await market.Log.LastBatchAsync("TEST:A", default))!.Sequence);
        await market.AppendAsync("TEST:A", 3_001, 3_001);
        Assert.Equal("1-3", await market.KeptAsync("TEST:B"));
    }

    [Fact]
    public async Task What_a_symbol_has_told_nobody_yet_stays_however_long_it_is()
    {
        // No candle since the 120th step: resuming begins there.
        await using var market = await OldMarketAsync(oldSteps: 3_000, newSteps: 1, lastCandle: 120);
        await RunAsync(market);
        Assert.Equal("120-3001", await market.KeptAsync("TEST:A"));
    }

    [Fact]
    public async Task A_symbol_that_needs_very_much_keeps_its_months_and_is_named()
    {
        await using var market = await OldMarketAsync(oldSteps: 10_000, newSteps: 0, lastCandle: 0);
        await market.AppendAsync("TEST:A", 10_001, 10_002);
        await market.AgeAsync("TEST:A", months: 5); // and leaves an empty month after that one
        var plan = await RunAsync(market);
        Assert.Empty(plan.Drops);
        Assert.Equal("TEST:A", plan.KeptFor);
        Assert.Equal("1-10002", await market.KeptAsync("TEST:A"));
    }

    [Fact]
    public async Task A_plan_alone_changes_nothing_and_a_second_run_finds_nothing()
    {
        await using var market = await OldMarketAsync(oldSteps: 3_000, newSteps: 0);
        await using var retention = Of(market);
        Assert.Single((await retention.PlanAsync(Keep, default)).Drops);
        Assert.Equal("1-3000", await market.KeptAsync("TEST:A"));
        await RunAsync(market);
        var again = await RunAsync(market);
        Assert.Empty(again.Drops);
        Assert.Equal("1001-3000", await market.KeptAsync("TEST:A"));
    }

    [Fact]
    public async Task Younger_months_stay_whole()
    {
        await using var market = await OldMarketAsync(oldSteps: 3_000, newSteps: 1);
        await using var retention = Of(market);
        Assert.Empty((await retention.PlanAsync(TimeSpan.FromDays(400), default)).Drops);
        Assert.Equal("1-3001", await market.KeptAsync("TEST:A"));
    }

    [Fact]
    public async Task While_a_backup_reads_nothing_is_dropped_and_appends_go_on()
    {
        await using var market = await OldMarketAsync(oldSteps: 3_000, newSteps: 1);
        await using (var backup = await HeldTransaction.BeginAsync(Database.Owner(market.ConnectionString)))
        {
            await backup.RunAsync("SELECT count(*) FROM market.batches", "");
            await Assert.ThrowsAsync<RetentionBusyException>(() => RunAsync(market));
            await market.AppendAsync("TEST:A", 3_002, 3_002);
            Assert.Equal("1-3002", await market.KeptAsync("TEST:A"));
            await backup.EndAsync(commits: false);
        }

        await RunAsync(market);
        Assert.Equal("1003-3002", await market.KeptAsync("TEST:A"));
    }

    [Fact]
    public async Task Whatever_the_platform_asks_nothing_of_the_last_day_and_no_month_in_use_is_dropped()
    {
        await using var market = new MarketLog(await database.CreateAsync());
        await market.AppendAsync("TEST:A", 1, 10);
        var app = new Npgsql.NpgsqlConnectionStringBuilder(market.ConnectionString) { Pooling = false };
        await using var connection = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new Npgsql.NpgsqlCommand(
            "SELECT count(*) FROM market.drop_months(now() + interval '10 years', '{TEST:A}', '{10}')", connection);
        Assert.Equal(0L, await drop.ExecuteScalarAsync());
        Assert.Equal("1-10", await market.KeptAsync("TEST:A"));
        Assert.Equal(ApplicationConnection.Role, await AskAsync(connection, "SELECT current_user::text"));
    }

    private static async Task<object?> AskAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var ask = new Npgsql.NpgsqlCommand(sql, connection);
        return await ask.ExecuteScalarAsync();
    }

    private async Task<MarketLog> OldMarketAsync(int oldSteps, int newSteps, int? lastCandle = null)
    {
        var market = new MarketLog(await database.CreateAsync());
        await market.AppendAsync("TEST:A", 1, oldSteps);
        if ((lastCandle ?? oldSteps) is > 0 and var candle)
        {
            await market.CloseCandleAsync("TEST:A", candle);
        }

        await market.AgeAsync("TEST:A", months: 4);
        if (newSteps > 0)
        {
            await market.AppendAsync("TEST:A", oldSteps + 1, oldSteps + newSteps);
        }

        return market;
    }

    private static Task<object?> NewestIsLastAsync(MarketLog market) => market.ExecuteAsync("""
        SELECT bool_and(later) FROM (
            SELECT stored_at >= lag(stored_at, 1, stored_at) OVER (ORDER BY sequence) AS later
            FROM market.batches WHERE symbol = 'TEST:A') AS steps
        """);

    private static MarketRetention Of(MarketLog market) =>
        new(market.ConnectionString, market.Log, TimeProvider.System);

    private static async Task<RetentionPlan> RunAsync(MarketLog market)
    {
        await using var retention = Of(market);
        var plan = await retention.PlanAsync(Keep, default);
        var dropped = await retention.DropAsync(plan, default);
        Assert.Equal(plan.Drops.Select(month => month.Part), dropped);
        return plan;
    }
}
