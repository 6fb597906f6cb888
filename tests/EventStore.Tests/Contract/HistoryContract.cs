using TradingPlatform.EventStore.Reading;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

/// <summary>The past can be asked by version, instant, kind and cause, and the tail passes bodies on unread.</summary>
public abstract class HistoryContract : IAsyncLifetime
{
    private IEventLog _log = null!;

    private IEventHistory History => (IEventHistory)_log;

    private ILogTail Tail => (ILogTail)_log;

    public async Task InitializeAsync() => _log = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IEventLog> OpenAsync(TimeProvider clock);

    protected SettableTime Clock { get; } = new();

    protected IEventLog Log => _log;

    private Task<IEventLog> OpenAsync() => OpenAsync(Clock);

    [Fact]
    public async Task A_stream_can_be_read_as_it_was_at_a_version()
    {
        await AppendAsync("note-a", 0, null, "1", "2", "3");
        Assert.Equal(["1", "2"], await TextsAsync(History.ThroughVersionAsync("note-a", 2, default)));
        Assert.Equal(["1", "2", "3"], await TextsAsync(History.ThroughVersionAsync("note-a", 9, default)));
        Assert.Empty(await TextsAsync(History.ThroughVersionAsync("note-a", 0, default)));
    }

    [Fact]
    public async Task A_stream_can_be_read_as_it_was_at_an_instant()
    {
        var began = Clock.Now;
        await AppendAsync("note-a", 0, null, "1");
        Clock.Now = began.AddSeconds(10);
        await AppendAsync("note-a", 1, null, "2", "3");

        Assert.Empty(await TextsAsync(History.ThroughInstantAsync("note-a", began.AddTicks(-10), default)));
        Assert.Equal(["1"], await TextsAsync(History.ThroughInstantAsync("note-a", began.AddSeconds(9), default)));
        Assert.Equal(
            ["1", "2", "3"], await TextsAsync(History.ThroughInstantAsync("note-a", began.AddSeconds(10), default)));
    }

    [Fact]
    public async Task Events_are_found_by_kind_and_by_cause_over_all_streams()
    {
        await AppendAsync("note-a", 0, "r-1", "1");
        await _log.AppendAsync(
            new AppendRequest("note-b", 0, [new Note.Priced(1.5m, "USDT")], default, "r-1", "c-1"), default);
        await AppendAsync("note-b", 1, "r-2", "2");

        var priced = Assert.Single(await History.OfTypeAsync("note_priced_v2", 0, 10, default));
        Assert.Equal(("note-b", 1L, "r-1", "c-1"),
            (priced.Stream, priced.Version, priced.CorrelationId, priced.CausationId));
        var caused = await History.CorrelatedAsync("r-1", 0, 10, default);
        Assert.Equal(["note-a", "note-b"], caused.Select(stored => stored.Stream));
        Assert.Equal("note-b", Assert.Single(await History.CorrelatedAsync("r-1", caused[0].Position, 10, default))
            .Stream);
        Assert.Equal(2, (await History.OfTypeAsync("note_written", 0, 10, default)).Length);
        Assert.Empty(await History.CorrelatedAsync("r-9", 0, 10, default));
    }

    [Fact]
    public async Task A_stream_can_be_read_backwards()
    {
        await AppendAsync("note-a", 0, null, "1", "2", "3");
        var last = await History.BackwardsAsync("note-a", long.MaxValue, 2, default);
        Assert.Equal(["3", "2"], last.Select(Text));
        Assert.Equal(["1"], (await History.BackwardsAsync("note-a", last[^1].Version, 2, default)).Select(Text));
    }

    [Fact]
    public async Task The_tail_gives_every_column_and_leaves_the_body_unread()
    {
        await AppendAsync("note-a", 0, "r-1", "1", "2");
        var page = await Tail.ReadRawAsync(0, 10, default);
        Assert.Equal(await Tail.HeadAsync(default), page[^1].Position);
        Assert.Equal(["note-a", "note-a"], page.Select(raw => raw.Stream));
        Assert.Equal("""{"Text":"2"}""", System.Text.Encoding.UTF8.GetString(page[1].Body).Replace(
            " ", "", StringComparison.Ordinal));
        Assert.Equal(("*DEFAULT*", "r-1", null), (page[1].TenantId, page[1].CorrelationId, page[1].Headers));
        Assert.NotEqual(page[0].Id, page[1].Id);
        Assert.Single(await Tail.ReadRawAsync(page[0].Position, 10, default));
    }

    [Fact]
    public async Task Whoever_waits_hears_of_a_commit_and_never_misses_one()
    {
        var seen = Tail.Commits;
        var waiting = Tail.WaitAsync(seen, TimeSpan.FromMinutes(10), default);
        Assert.False(waiting.IsCompleted);
        await AppendAsync("note-a", 0, null, "1");
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await Tail.WaitAsync(seen, TimeSpan.FromMinutes(10), default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task<AppendReceipt> AppendAsync(string stream, long expected, string? cause, params string[] texts) =>
        _log.AppendAsync(
            new AppendRequest(stream, expected, [.. texts.Select(text => new Note.Written(text))], default, cause),
            default);

    private static async Task<IEnumerable<string>> TextsAsync(IAsyncEnumerable<StoredEvent> events) =>
        (await events.ToListAsync()).Select(Text);

    private static string Text(StoredEvent stored) => ((Note.Written)stored.Body).Text;
}
