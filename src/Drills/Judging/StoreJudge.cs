using Npgsql;
using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Load;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Judging;

/// <summary>Follows a store while it is tried, and judges it whenever its writers rest.</summary>
/// <param name="owner">How the store's owner connects; nothing between it and the server.</param>
/// <param name="book">What writers were told.</param>
/// <param name="findings">Where contradictions go.</param>
public sealed class StoreJudge(string owner, CommandBook book, Findings findings) : IAsyncDisposable
{
    private const int Page = 5_000;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly string _platform = ApplicationConnection.Over(owner);
    private readonly PostgresEventLog _log = new(
        ApplicationConnection.Over(owner), EventCatalog.Domain, TimeProvider.System);
    private readonly LogJudge _events = new(findings);
    private readonly MarketJudge _markets = new(findings);

    /// <summary>How many events the log holds, as of the last look.</summary>
    public long Events => _events.Events;

    /// <summary>How many steps the market log holds, as of the last look.</summary>
    public int Steps => _markets.Steps;

    /// <summary>Reads along until <paramref name="stop"/>, as a subscriber does; outages are waited out.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await ReadOnAsync())
                {
                    continue;
                }
            }
            catch (EventLogUnavailableException)
            {
                // The store is being tried just now.
            }

            await Task.WhenAny(Task.Delay(Pause, stop));
        }
    }

    /// <summary>Judges, when every writer is gone: what is there, then every command that nobody knows the end of is
    /// given again, then what is there once more.</summary>
    /// <returns>How many commands were given again.</returns>
    public async Task<int> JudgeAsync()
    {
        await WaitForTheLastAsync();
        await SettleAsync();
        var open = book.Unanswered();
        await using (var log = new PostgresEventLog(_platform, EventCatalog.Domain, TimeProvider.System))
        {
            foreach (var entry in open)
            {
                await new Carrier(log, book, TimeProvider.System)
                    .CarryOutAsync(entry.Command, entry.Attempts, CancellationToken.None);
            }
        }

        await SettleAsync();
        return open.Count;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _log.DisposeAsync();

    /// <summary>What a dead writer has sent may still be on its way to the disk: it is over when the server has noticed
    /// the death.</summary>
    private async Task WaitForTheLastAsync()
    {
        await using var source = NpgsqlDataSource.Create(owner);
        var began = TimeProvider.System.GetTimestamp();
        await using var command = source.CreateCommand("""
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'trading-platform appender'
            """);
        while (await command.ExecuteScalarAsync() is > 0L)
        {
            if (TimeProvider.System.GetElapsedTime(began) > EndLimit)
            {
                findings.Add($"Sessions of dead writers stay for {EndLimit}.");
                return;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task SettleAsync()
    {
        await ReadToTheEndAsync();
        _events.Settle(book);
        var steps = book.Acknowledged().Concat(book.Unanswered()).Where(entry => entry.Command.IsStep);
        foreach (var symbol in steps.Select(entry => entry.Command.Symbol).Distinct(StringComparer.Ordinal))
        {
            await ReadStepsAsync(symbol);
        }

        _markets.Settle(book);
        await using var source = NpgsqlDataSource.Create(owner);
        await CompareStreamsAsync(source);
        await CompareCommandsAsync(source);
    }

    private async Task<bool> ReadOnAsync()
    {
        var page = await _log.ReadRawAsync(_events.Position, Page, CancellationToken.None);
        foreach (var stored in page)
        {
            _events.Take(stored);
        }

        return page.Length > 0;
    }

    private async Task ReadToTheEndAsync()
    {
        var (began, head) = (TimeProvider.System.GetTimestamp(), await _log.HeadAsync(CancellationToken.None));
        while (_events.Position < head)
        {
            if (!await ReadOnAsync() && TimeProvider.System.GetElapsedTime(began) > EndLimit)
            {
                findings.Add($"The tail stays at {_events.Position}; for {EndLimit} the log has had {head}.");
                return;
            }
        }
    }

    private async Task ReadStepsAsync(string symbol)
    {
        while (true)
        {
            var page = await _log.ReadBatchesAsync(
                symbol, _markets.Sequence(symbol) + 1, Page, CancellationToken.None);
            foreach (var step in page)
            {
                _markets.Take(step);
            }

            if (page.Length < Page)
            {
                return;
            }
        }
    }

    private async Task CompareStreamsAsync(NpgsqlDataSource source)
    {
        var count = 0;
        await foreach (var (stream, version) in RowsAsync(
            source, "SELECT id, version FROM events.mt_streams", row => (row.GetString(0), row.GetInt64(1))))
        {
            count++;
            if (_events.Version(stream) != version)
            {
                findings.Add($"{stream} says version {version}, and its events end at {_events.Version(stream)}.");
            }
        }

        if (count != _events.Streams)
        {
            findings.Add($"There are {count} streams, and events of {_events.Streams}.");
        }

        await foreach (var stored in RowsAsync(
            source, "SELECT count(*) FROM events.mt_events", row => row.GetInt64(0)))
        {
            if (stored != _events.Events)
            {
                findings.Add($"There are {stored} events, and the tail has shown {_events.Events}.");
            }
        }
    }

    private async Task CompareCommandsAsync(NpgsqlDataSource source)
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var (stream, id, version) in RowsAsync(
            source, "SELECT stream_id, command_id, version FROM events.commands",
            row => (row.GetString(0), row.GetString(1), row.GetInt64(2))))
        {
            known[id] = version;
            if (book.Find(id) is not { } entry
                || !string.Equals(entry.Command.Streams[0], stream, StringComparison.Ordinal))
            {
                findings.Add($"{stream} knows the command {id}, which nobody gave it.");
            }
        }

        foreach (var entry in book.Acknowledged())
        {
            if (!known.TryGetValue(entry.Command.Id, out var version) || version != entry.Acknowledged)
            {
                findings.Add($"{entry.Command.Id} was told version {entry.Acknowledged}; the store knows {version}.");
            }
        }
    }

    private static async IAsyncEnumerable<T> RowsAsync<T>(
        NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            yield return read(rows);
        }
    }
}
