using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

/// <summary>Commands are carried out once, several streams change together, and the past can be asked in every way.
/// </summary>
public abstract class CommandContract : IAsyncLifetime
{
    private IEventLog _log = null!;

    public async Task InitializeAsync() => _log = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IEventLog> OpenAsync();

    [Fact]
    public async Task A_command_that_comes_again_is_answered_with_its_first_receipt_whatever_version_it_expects()
    {
        Assert.Equal(new AppendReceipt(2, false), await OrderAsync("note-a", 0, "c-1", "one", "two"));
        Assert.Equal(new AppendReceipt(3, false), await OrderAsync("note-a", 2, "c-2", "three"));

        Assert.Equal(new AppendReceipt(2, true), await OrderAsync("note-a", 0, "c-1", "one", "two"));
        Assert.Equal(new AppendReceipt(2, true), await OrderAsync("note-a", 3, "c-1", "something else"));
        Assert.Equal(["one", "two", "three"], await TextsAsync("note-a"));
        Assert.Equal(2, await _log.CommandAsync("note-a", "c-1", default));
        Assert.Null(await _log.CommandAsync("note-a", "c-3", default));
        Assert.Null(await _log.CommandAsync("note-b", "c-1", default));
    }

    [Fact]
    public async Task A_command_that_was_stale_may_come_again()
    {
        await OrderAsync("note-a", 0, "c-1", "one");
        await Assert.ThrowsAsync<StaleStreamException>(() => OrderAsync("note-a", 0, "c-2", "two"));
        Assert.Equal(new AppendReceipt(2, false), await OrderAsync("note-a", 1, "c-2", "two"));
    }

    [Fact]
    public async Task The_same_command_handed_in_many_times_at_once_is_stored_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => OrderAsync("note-a", 0, "c", $"{i}")));
        Assert.Single(answers, receipt => !receipt.IsRepeat);
        Assert.All(answers, receipt => Assert.Equal(1, receipt.Version));
        Assert.Equal(["0"], await TextsAsync("note-a"));
    }

    [Fact]
    public async Task Each_stream_has_commands_of_its_own()
    {
        await OrderAsync("note-a", 0, "c", "a");
        Assert.False((await OrderAsync("note-b", 0, "c", "b")).IsRepeat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("Ümlaut")]
    public async Task An_impossible_command_id_is_refused_by_name(string command)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => OrderAsync("note-a", 0, command, "x"));
        Assert.Contains("command id", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_streams_change_together()
    {
        await OrderAsync("note-a", 0, "c-1", "a1");
        var receipt = await _log.AppendAsync(Transfer("c-2", fromVersion: 1, toVersion: 0), default);

        Assert.Equal(new AppendReceipt(2, false), receipt);
        Assert.Equal(["a1", "taken"], await TextsAsync("note-a"));
        Assert.Equal(["given"], await TextsAsync("note-b"));
    }

    [Theory]
    [InlineData(0, 0, "note-a")]
    [InlineData(1, 1, "note-b")]
    public async Task Of_several_streams_all_change_or_none(long fromVersion, long toVersion, string moved)
    {
        await OrderAsync("note-a", 0, "c-1", "a1");
        Task<AppendReceipt>[] answers =
        [
            OrderAsync("note-x", 0, "c-x", "before"),
            _log.AppendAsync(Transfer("c-2", fromVersion, toVersion), default),
            OrderAsync("note-y", 0, "c-y", "after"),
        ];

        var stale = await Assert.ThrowsAsync<StaleStreamException>(() => answers[1]);
        Assert.Equal(moved, stale.Stream);
        await Task.WhenAll(answers[0], answers[2]);
        Assert.Equal(["a1"], await TextsAsync("note-a"));
        Assert.Empty(await TextsAsync("note-b"));
    }

    [Fact]
    public async Task A_command_over_several_streams_is_carried_out_once()
    {
        await _log.AppendAsync(Transfer("c", 0, 0), default);
        Assert.True((await _log.AppendAsync(Transfer("c", 0, 0), default)).IsRepeat);
        Assert.Equal(["given"], await TextsAsync("note-b"));
    }

    [Fact]
    public async Task A_stream_that_is_named_twice_is_refused()
    {
        var twice = Transfer("c", 0, 0) with { Also = [new StreamAppend("note-a", 1, [new Note.Written("x")])] };
        await Assert.ThrowsAsync<ArgumentException>(() => _log.AppendAsync(twice, default));
        var empty = Transfer("c", 0, 0) with { Also = [new StreamAppend("note-b", 0, [])] };
        await Assert.ThrowsAsync<ArgumentException>(() => _log.AppendAsync(empty, default));
    }

    protected IEventLog Log => _log;

    protected Task<AppendReceipt> OrderAsync(string stream, long expected, string command, params string[] texts) =>
        _log.AppendAsync(
            new AppendRequest(stream, expected, [.. texts.Select(text => new Note.Written(text))])
            {
                CommandId = command,
            },
            default);

    private static AppendRequest Transfer(string command, long fromVersion, long toVersion) =>
        new("note-a", fromVersion, [new Note.Written("taken")])
        {
            CommandId = command,
            Also = [new StreamAppend("note-b", toVersion, [new Note.Written("given")])],
        };

    private async Task<IEnumerable<string>> TextsAsync(string stream) =>
        (await _log.ReadAsync(stream, 0, default).ToListAsync()).Select(stored => ((Note.Written)stored.Body).Text);
}
