using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Subscriptions;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Subscriptions;

/// <summary>What holds for subscriptions, whatever keeps events and places.</summary>
public abstract class SubscriptionContract : IAsyncLifetime
{
    private protected static readonly SubscriptionOptions Quick = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(1),
        PauseMax = TimeSpan.FromMilliseconds(4),
        SaveEvery = TimeSpan.FromMilliseconds(20),
        PulseEvery = TimeSpan.FromMilliseconds(20),
        OutagePause = TimeSpan.FromMilliseconds(10),
        PageSize = 100,
        LaneQueueMax = 20,
    };

    private protected Follower Follower { get; } = new();

    protected IEventLog Log { get; private set; } = null!;

    protected IReaderLeases Leases { get; private set; } = null!;

    protected IParkedEvents Parked { get; private set; } = null!;

    private protected ILogTail Tail => (ILogTail)Log;

    protected abstract Task<(IEventLog Log, IReaderLeases Leases, IParkedEvents Parked)> OpenAsync();

    public async Task InitializeAsync() => (Log, Leases, Parked) = await OpenAsync();

    public abstract Task DisposeAsync();

    [Fact]
    public async Task A_poison_event_in_the_middle_of_a_page_lets_its_stream_wait_and_no_other()
    {
        await AppendAsync(["note-a", "note-b", "note-c"], 60);
        var isMended = false;
        Follower.Before = stored => stored is { Stream: "note-b", Version: 31 } && !isMended
            ? throw new FormatException("no good")
            : Task.CompletedTask;
        await using var running = Follower.Start(Tail, Leases, Quick);
        await Follower.UntilAsync(() => Follower.Total == 60 + 30 + 60, "two streams and half of the third");
        await Follower.UntilAsync(async () => await PlaceAsync() == 180, "the place has passed the poison");
        var parked = Assert.Single(await Parked.ListAsync(default));
        Assert.Equal(
            ("follower", "note-b", 31L, "note_written", 5, "FormatException: no good"),
            (parked.Reader, parked.Stream, parked.Version, parked.Name, parked.Attempts, parked.Error));

        isMended = true;
        await AppendAsync(["note-b"], 10, from: 60);
        Assert.Equal(0, await Parked.RetryAsync("follower", "note-a", default));
        Assert.Equal(1, await Parked.RetryAsync("follower", "note-b", default));
        await Follower.UntilAsync(() => Follower.Reached("note-b") == 70, "the rest of the stream");
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).IsEmpty, "nothing waits");
        await AppendAsync(["note-b"], 5, from: 70);
        await Follower.UntilAsync(() => Follower.Reached("note-b") == 75, "the stream goes with the others again");
        Assert.Equal(60 + 60 + 75, Follower.Handled);
    }

    [Fact]
    public async Task What_no_program_here_can_read_waits_until_one_can()
    {
        await AppendAsync(["note-a"], 3);
        await using (Follower.Start(Tail, Leases, Quick, catalog: EventCatalog.Domain))
        {
            await Follower.UntilAsync(async () => await PlaceAsync() == 3, "the place has passed it");
            var parked = Assert.Single(await Parked.ListAsync(default));
            Assert.Equal((1L, 1, 1L), (parked.Version, parked.Attempts, parked.Position));
        }

        Assert.Equal(0, Follower.Handled);
        await Parked.RetryAsync("follower", stream: null, default);
        await using var running = Follower.Start(Tail, Leases, Quick);
        await Follower.UntilAsync(() => Follower.Reached("note-a") == 3, "all of it");
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).IsEmpty, "nothing waits");
    }

    [Fact]
    public async Task A_handler_that_fails_a_few_times_is_given_the_event_again_in_its_turn()
    {
        await AppendAsync(["note-a"], 10);
        var failures = 0;
        Follower.Before = stored => stored.Version == 5 && failures++ < 4
            ? throw new FormatException()
            : Task.CompletedTask;
        var gauge = new ReaderGauge("follower", TimeProvider.System);
        await using var running = Follower.Start(Tail, Leases, Quick, gauge: gauge);
        await Follower.UntilAsync(() => Follower.Total == 10, "all");
        Assert.Empty(await Parked.ListAsync(default));
        Assert.Equal((4L, 10L), (gauge.Status.Failures, gauge.Status.Handled));
    }

    [Fact]
    public async Task What_fails_again_waits_again_and_remembers_since_when()
    {
        await AppendAsync(["note-a"], 3);
        Follower.Before = stored => stored.Version == 2 ? throw new FormatException() : Task.CompletedTask;
        await using var running = Follower.Start(Tail, Leases, Quick);
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).Length == 1, "it waits");
        var first = (await Parked.ListAsync(default))[0];
        await Parked.RetryAsync("follower", "note-a", default);
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default))[0].Attempts == 10, "tried again");
        var second = (await Parked.ListAsync(default))[0];
        Assert.Equal((first.Version, first.Since, null), (second.Version, second.Since, second.RetryAskedAt));
    }

    [Fact]
    public async Task When_too_many_streams_would_wait_the_reader_stops_and_has_skipped_nothing()
    {
        await AppendAsync([.. Enumerable.Range(0, 20).Select(i => $"note-{i}")], 2);
        var isMended = false;
        Follower.Before = _ => isMended ? Task.CompletedTask : throw new FormatException("all wrong");
        await using (var running = Follower.Start(Tail, Leases, Quick with { ParkedStreamsMax = 3 }))
        {
            var end = await Assert.ThrowsAsync<TooManyParkedException>(() => running.Ends);
            Assert.Contains("all wrong", end.Message, StringComparison.Ordinal);
        }

        Assert.InRange((await Parked.ListAsync(default)).Length, 3, 10); // lanes that parked at the same moment
        isMended = true;
        await using var again = Follower.Start(Tail, Leases, Quick);
        await Parked.RetryAsync("follower", stream: null, default);
        await Follower.UntilAsync(() => Follower.Total == 40, "all");
    }

    [Fact]
    public async Task A_stream_that_is_written_all_the_time_is_caught_up_with()
    {
        var isMended = false;
        Follower.Before = stored => stored.Version == 1 && !isMended ? throw new FormatException() : Task.CompletedTask;
        await using var running = Follower.Start(Tail, Leases, Quick);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var writing = Task.Run(async () =>
        {
            for (var version = 0; ; version++)
            {
                await Log.AppendAsync(new AppendRequest("note-a", version, [new Note.Written("x")]), default);
                if (stop.IsCancellationRequested)
                {
                    return version + 1;
                }

                await Task.Delay(version % 10 == 0 ? 1 : 0);
            }
        });
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).Length == 1, "it waits");
        await Task.Delay(100);
        isMended = true;
        await Parked.RetryAsync("follower", stream: null, default);
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).IsEmpty, "it was caught up with");
        await stop.CancelAsync();
        var written = await writing;
        await Follower.UntilAsync(() => Follower.Reached("note-a") == written, "all");
        Assert.Equal(written, Follower.Handled);
    }

    [Fact]
    public async Task What_the_lanes_passed_by_while_a_stream_was_caught_up_with_is_not_lost()
    {
        var isMended = false;
        Follower.Before = async stored =>
        {
            if (!isMended)
            {
                throw new FormatException();
            }

            if (stored.Version == 1)
            {
                // The catching up has read to the end of the stream, which has no second event yet.
                await AppendAsync(["note-a"], 1, from: 1);
                await Follower.UntilAsync(async () => await PlaceAsync() == 2, "the lanes have passed it by");
            }
        };
        await AppendAsync(["note-a"], 1);
        await using var running = Follower.Start(Tail, Leases, Quick);
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).Length == 1, "it waits");
        isMended = true;
        await Parked.RetryAsync("follower", stream: null, default);
        await Follower.UntilAsync(() => Follower.Reached("note-a") == 2, "both");
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).IsEmpty, "nothing waits");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_fails_and_whenever_it_ends_nothing_is_lost_or_out_of_order(int seed)
    {
        const int Streams = 12, Events = 60;
        string[] names = [.. Enumerable.Range(0, Streams).Select(i => $"note-{i}")];
        var random = new Random(seed);
        var chance = 8;
        Follower.Before = async stored =>
        {
            bool fails;
            lock (random)
            {
                fails = random.Next(100) < Volatile.Read(ref chance);
            }

            await Task.Yield();
            if (fails)
            {
                throw new FormatException("by chance");
            }
        };
        for (var part = 0; part < 6; part++)
        {
            await AppendAsync(names, Events / 6, from: part * (Events / 6));
            await using var running = Follower.Start(
                Tail, new ForgetfulLeases(Leases, seed + part), Quick with { AttemptsMax = 1 });
            await Parked.RetryAsync("follower", stream: null, default);
            await Task.Delay(random.Next(120)); // and away, whatever goes on
        }

        chance = 0;
        await using var last = Follower.Start(Tail, Leases, Quick);
        await Parked.RetryAsync("follower", stream: null, default);
        await Follower.UntilAsync(() => Follower.Total == Streams * Events, $"all, seed {seed}");
        await Follower.UntilAsync(async () => (await Parked.ListAsync(default)).IsEmpty, "nothing waits");
    }

    [Fact]
    public async Task Two_readers_take_turns_and_the_second_goes_on_where_the_first_ended()
    {
        await AppendAsync(["note-a", "note-b"], 50);
        var first = Follower.Start(Tail, Leases, Quick);
        await Follower.UntilAsync(async () => Follower.Handled == 100 && await PlaceAsync() == 100, "the first ends");
        var gauge = new ReaderGauge("follower", TimeProvider.System);
        await using var second = Follower.Start(Tail, Leases, Quick, gauge: gauge);
        await AppendAsync(["note-a"], 10, from: 50);
        await Follower.UntilAsync(() => Follower.Handled == 110, "the first goes on");
        Assert.Equal(ReaderState.Waiting, gauge.Status.State);
        await first.DisposeAsync();
        await AppendAsync(["note-a"], 10, from: 60);
        await Follower.UntilAsync(() => Follower.Handled == 120, "the second has taken over");
        Assert.Equal(ReaderState.Running, gauge.Status.State);
    }

    [Theory]
    [InlineData("HighWaterMark")]
    [InlineData("Orders:All")]
    [InlineData("orders:all")]
    [InlineData("")]
    public Task A_name_that_could_be_of_Martens_daemon_is_refused(string name) =>
        Assert.ThrowsAsync<ArgumentException>(() => Leases.TakeAsync(name, default));

    /// <summary>The place as another process would find it.</summary>
    private protected abstract Task<long> PlaceAsync();

    private protected async Task AppendAsync(string[] streams, int count, int from = 0)
    {
        for (var version = from; version < from + count; version++)
        {
            await Task.WhenAll(streams.Select(stream => Log.AppendAsync(
                new AppendRequest(stream, version, [new Note.Written($"{version}")]), default)));
        }
    }
}
