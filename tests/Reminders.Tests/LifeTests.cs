using TradingPlatform.EventStore.Tests;

namespace TradingPlatform.Reminders.Tests;

[Collection(UsesDatabase.Name)]
public sealed class LifeTests(Database database)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_reminder_outlives_the_process_that_set_it_until_it_is_taken_back()
    {
        var store = await database.CreateAsync();
        await using (var first = await ReminderHost.StartAsync(store))
        {
            await first.Sleeper("BINANCE:BTCUSDT").WakeEvery("hourly", Often);
        }

        await using (var second = await ReminderHost.StartAsync(store))
        {
            await second.TicksComeAsync(2);
            Assert.All(second.Ticks, tick => Assert.Equal("hourly of BINANCE:BTCUSDT", tick));
            await second.Sleeper("BINANCE:BTCUSDT").Sleep("hourly");
        }

        await using var third = await ReminderHost.StartAsync(store);
        await Task.Delay(3 * Often);
        Assert.Empty(third.Ticks);
    }

    [Fact]
    public async Task Ticks_that_came_due_while_nobody_ran_are_not_sent_one_by_one()
    {
        var store = await database.CreateAsync();
        await using (var first = await ReminderHost.StartAsync(store))
        {
            await first.Sleeper("a").WakeEvery("r", Often);
        }

        await Database.ExecuteAsync(store, """
            UPDATE orleans.OrleansRemindersTable SET StartTime = StartTime - interval '1 day'
            """);
        await using var second = await ReminderHost.StartAsync(store);
        await second.TicksComeAsync(2);
        Assert.InRange(second.Ticks.Count, 2, 20);
    }

    [Fact]
    public async Task When_every_connection_is_cut_and_the_table_is_gone_for_a_while_the_ticks_go_on_and_so_do_changes()
    {
        var store = await database.CreateAsync();
        await using var host = await ReminderHost.StartAsync(store);
        await host.Sleeper("a").WakeEvery("r", Often);
        await host.TicksComeAsync(1);
        await Database.ExecuteAsync(store, "ALTER TABLE orleans.OrleansRemindersTable RENAME TO away");
        await Database.ExecuteAsync(store, """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);
        await host.TicksComeAsync(5);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Sleeper("b").WakeEvery("s", Often));
        await Database.ExecuteAsync(store, "ALTER TABLE orleans.away RENAME TO OrleansRemindersTable");
        await host.Sleeper("b").WakeEvery("s", Often);
        await host.Sleeper("a").Sleep("r");
        await host.TicksComeAsync(5);
        Assert.Equal("s of b", host.Ticks.Last());
    }
}
