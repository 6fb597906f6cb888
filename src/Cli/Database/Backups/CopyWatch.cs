using Npgsql;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary>Watches how many rows a COPY of another connection has given, and shows it.</summary>
internal sealed class CopyWatch(Session session, string connectionString, string what, long rows) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);
    private readonly UpkeepProgress _progress = new(session, what, "rows", rows);

    /// <summary>Shows it until <paramref name="work"/> has ended; 0 watches every process of the database.</summary>
    public async Task FollowAsync(int serverProcess, Task work)
    {
        var (before, now) = (0L, 0L);
        while (await Task.WhenAny(work, Task.Delay(Pause)) != work)
        {
            var given = await GivenAsync(serverProcess);
            (before, now) = given < now ? (before + now, given) : (before, given); // the next COPY counts anew
            _progress.Report(before + now);
        }

        _progress.End();
        await work;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> GivenAsync(int serverProcess)
    {
        try
        {
            await using var ask = _source.CreateCommand(
                """
                SELECT coalesce(max(tuples_processed), 0) FROM pg_stat_progress_copy
                WHERE datname = current_database() AND pid = coalesce(nullif($1, 0), pid)
                """);
            ask.Parameters.Add(new() { Value = serverProcess });
            return (long)(await ask.ExecuteScalarAsync())!;
        }
        catch (NpgsqlException)
        {
            return 0; // the work itself tells what is wrong
        }
    }
}
