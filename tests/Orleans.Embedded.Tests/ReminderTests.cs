using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

/// <summary>All in virtual time: a tick comes to the second, and the count of ticks is exact.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private readonly List<(TestSilo Silo, VirtualWorld World)> _started = [];
    private readonly VirtualWorld _world = new();
    private readonly FaultyTable _table = new(new MemoryReminderTable());

    [Fact]
    public async Task Ticks_come_at_the_start_and_every_period_after_it_to_grains_that_sleep()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("r", Minutes(2), Minutes(3)));
        Run(silo.Get<IReminded>("a").End());
        _world.Run(Minutes(10));
        Assert.Equal(["r of a at 00:02:00", "r of a at 00:05:00", "r of a at 00:08:00"], silo.Journal.Lines);
    }

    [Fact]
    public async Task Reminders_beyond_the_loading_window_come_as_exactly()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("r", TimeSpan.FromHours(3), TimeSpan.FromHours(5)));
        _world.Run(TimeSpan.FromHours(14));
        Assert.Equal(["r of a at 03:00:00", "r of a at 08:00:00", "r of a at 13:00:00"], silo.Journal.Lines);
    }

    [Fact]
    public async Task They_outlive_the_process_and_what_was_missed_is_not_made_up_for()
    {
        var first = await StartAsync();
        Run(first.Get<IReminded>("a").Set("r", Minutes(1), Minutes(4)));
        _world.Run(Minutes(2));
        Assert.Single(first.Journal.Lines);
        _world.StartThread();
        await first.StopAsync();
        var later = new VirtualWorld();
        later.Run(Minutes(100));
        var second = await StartAsync(later);
        later.Run(Minutes(6));
        Assert.Equal(["r of a at 01:41:00", "r of a at 01:45:00"], second.Journal.Lines);
    }

    [Fact]
    public async Task A_reminder_of_the_same_name_replaces_the_former_and_one_taken_back_comes_no_more()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("r", Minutes(1), Minutes(1)));
        Run(silo.Get<IReminded>("a").Set("r", Minutes(30), Minutes(30)));
        Run(silo.Get<IReminded>("a").Set("s", Minutes(40), Minutes(30)));
        _world.Run(Minutes(35));
        Assert.Equal(["r of a at 00:30:00"], silo.Journal.Lines);
        Assert.Equal(["r", "s"], Run(silo.Get<IReminded>("a").Names()));
        Assert.True(Run(silo.Get<IReminded>("a").TakeBack("r")));
        Assert.False(Run(silo.Get<IReminded>("a").TakeBack("r")));
        Run(silo.Get<IReminded>("a").TakeBackTwice("s"));
        Assert.Empty(Run(silo.Get<IReminded>("a").Names()));
        _world.Run(TimeSpan.FromHours(2));
        Assert.Single(silo.Journal.Lines);
    }

    [Fact]
    public async Task A_tick_that_fails_is_logged_and_one_that_lasts_is_not_joined_by_the_next()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("fails", Minutes(1), Minutes(1)));
        Run(silo.Get<IReminded>("b").Set("slow", Minutes(1), Minutes(1)));
        _world.Run(Minutes(1));
        Assert.Equal(1, silo.Journal.Count("slow of b at 00:01:00"));
        _world.Run(TimeSpan.FromSeconds(10));
        silo.Gates["slow"].SetResult();
        _world.Run(Minutes(2));
        Assert.Equal(3, silo.Log.Entries.Count(e => e.Failure is InvalidOperationException && e.Text.Contains(
            "reminder fails of reminded/a", StringComparison.Ordinal)));
        Assert.Equal(1, silo.Journal.Count("slow of b at 00:02:00"));
    }

    [Fact]
    public async Task While_the_table_is_down_loaded_reminders_come_and_reads_are_tried_with_pauses_that_grow()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("r", Minutes(1), Minutes(1)));
        _table.IsDown = true;
        var readsBefore = _table.Reads;
        _world.Run(Minutes(30));
        Assert.Equal(30, silo.Journal.Lines.Count);
        Assert.InRange(_table.Reads - readsBefore, 8, 40);
        Assert.Contains(silo.Log.Entries, e => e.Failure is IOException);
        var refused = silo.Get<IReminded>("a").Set("s", Minutes(1), Minutes(1));
        _world.Run(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<IOException>(() => refused);
        _table.IsDown = false;
        _world.Run(Minutes(2));
        Run(silo.Get<IReminded>("a").Set("s", Minutes(1), Minutes(1)));
        _world.Run(Minutes(1));
        Assert.Equal(1, silo.Journal.Lines.Count(l => l.StartsWith("s of a", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_host_that_starts_without_its_table_gets_its_reminders_when_the_table_comes()
    {
        await _table.UpsertRow(new ReminderEntry
        {
            GrainId = GrainId.Create("reminded", "a"),
            ReminderName = "r",
            StartAt = DateTime.UnixEpoch + Minutes(3),
            Period = Minutes(60),
        });
        _table.IsDown = true;
        var silo = await StartAsync();
        _world.Run(Minutes(1));
        _table.IsDown = false;
        _world.Run(Minutes(3));
        Assert.Equal(["r of a at 00:03:00"], silo.Journal.Lines);
    }

    [Fact]
    public async Task Rows_that_another_process_changes_are_followed_and_rows_of_unknown_grains_are_told_of()
    {
        var silo = await StartAsync();
        Run(silo.Get<IReminded>("a").Set("r", Minutes(1), Minutes(2)));
        var row = (await _table.ReadRow(GrainId.Create("reminded", "a"), "r"))!;
        await _table.RemoveRow(row.GrainId, row.ReminderName, row.ETag!);
        row.GrainId = GrainId.Create("nobody", "a");
        await _table.UpsertRow(row);
        _world.Run(Minutes(20));
        Assert.InRange(silo.Journal.Lines.Count, 1, 3);
        Assert.Contains(silo.Log.Entries, e => e.Text.Contains("nobody/a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_so_many_reminders_are_held_in_memory()
    {
        var silo = await StartAsync(loadedMax: 10);
        for (var i = 0; i < 30; i++)
        {
            await _table.UpsertRow(new ReminderEntry
            {
                GrainId = GrainId.Create("reminded", FormattableString.Invariant($"{i}")),
                ReminderName = "r",
                StartAt = DateTime.UnixEpoch + Minutes(6),
                Period = Minutes(1_000),
            });
        }

        _world.Run(TimeSpan.FromMinutes(5.5));
        Assert.Equal(10, silo.Services.GetRequiredService<ReminderKeeper>().Loaded);
        Assert.Contains(silo.Log.Entries, e => e.Text.Contains("More than 10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_reminder_is_refused()
    {
        var silo = await StartAsync();
        var grain = silo.Get<IReminded>("a");
        await Refused<ArgumentException>(grain.Set("r", Minutes(1), TimeSpan.FromSeconds(1)));
        await Refused<ArgumentOutOfRangeException>(grain.Set("r", -Minutes(1), Minutes(1)));
        await Refused<ArgumentNullException>(grain.Set(" ", Minutes(1), Minutes(1)));
        Run(grain.Set("r", Minutes(5), Minutes(5)));
        await Refused<ReminderException>(grain.TakeBackStale("r"));
        await Refused<InvalidOperationException>(silo.Get<IUnremindable>("a").Set());

        async Task Refused<T>(Task call)
            where T : Exception
        {
            _world.Run(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<T>(() => call);
        }
    }

    [Fact]
    public async Task Without_a_table_a_grain_is_told_how_to_get_one()
    {
        await using var silo = await TestSilo.StartAsync();
        var failure = await Assert.ThrowsAsync<OrleansConfigurationException>(
            () => silo.Get<IReminded>("a").Set("r", Minutes(1), Minutes(1)));
        Assert.Contains("UseInMemoryReminderService", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0x02CC5D05)]
    [InlineData("a", 0x550D7456)]
    [InlineData("abc", 0x32D153FF)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2F)]
    public void Grains_are_spread_by_the_published_hash(string text, uint hash) =>
        Assert.Equal(hash, StableHash.Of(System.Text.Encoding.UTF8.GetBytes(text)));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (silo, world) in _started)
        {
            world.StartThread();
            await silo.DisposeAsync();
            world.Dispose();
        }
    }

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);

    private async Task<TestSilo> StartAsync(VirtualWorld? world = null, int loadedMax = 1_000)
    {
        var silo = await TestSilo.StartAsync(s =>
        {
            s.Services.AddSingleton<TimeProvider>(world ?? _world);
            s.Services.AddSingleton<ITurnScheduler>(world ?? _world);
            s.Services.AddSingleton<IReminderTable>(_table);
            s.UseInMemoryReminderService().Configure<ReminderOptions>(o => o.LoadedMax = loadedMax);
        });
        _started.Add((silo, world ?? _world));
        return silo;
    }

    private void Run(Task call)
    {
        for (var i = 0; i < 100 && !call.IsCompleted; i++)
        {
            _world.Run(TimeSpan.Zero);
        }

        call.GetAwaiter().GetResult();
    }

    private T Run<T>(Task<T> call)
    {
        Run((Task)call);
        return call.Result;
    }
}
