using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.Bench.Events;

/// <summary>The event log on PostgreSQL: appends of many writers and of one, and reading everything again.</summary>
public sealed class EventsSuite : IBenchSuite
{
    private const int WriterCount = 1_000;
    private const int Rounds = 5;
    private const int LonelyAppends = 1_000;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(5); // until all of it is compiled for good
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "events";

    /// <inheritdoc/>
    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(report, cancellationToken);
        await using var log = new PostgresEventLog(database.ConnectionString, EventCatalog.Domain, TimeProvider.System);
        await using var bare = await BareInsert.CreateAsync(database);
        await ManyAsync(report, database, log, bare, cancellationToken);
        await OneAsync(report, database, log, cancellationToken);
        await ReplayAsync(report, database, log, cancellationToken);
    }

    private async Task ManyAsync(
        IBenchReport report,
        BenchDatabase database,
        PostgresEventLog log,
        BareInsert bare,
        CancellationToken cancellationToken)
    {
        report.Progress($"{WriterCount} writers append; in turn with them, one connection inserts the same rows.");
        var writers = new Writers(log, "account", WriterCount);
        await writers.RateAsync(WarmUpTime);
        await bare.RateAsync(500, 20);
        var (rates, limits, sizes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = (long)(await database.ExecuteAsync("SELECT max(seq_id) FROM events.mt_events"))!;
            rates.Add(await writers.RateAsync(RoundTime));
            var average = (decimal)(await database.ExecuteAsync(
                $"SELECT count(*)::numeric / count(DISTINCT xmin::text) FROM events.mt_events WHERE seq_id > {from}"))!;
            sizes.Add((double)average);
            var batch = Math.Max(1, (int)Math.Round(average));
            limits.Add(await bare.RateAsync(batch, Math.Max(20, 30_000 / batch)));
        }

        var (value, limit) = (Median(rates), Median(limits));
        var size = Median(sizes);
        Add(report, "limit: one connection, batched multi-row insert", limit, null, $"{size:0} rows a commit");
        Add(report, "durable appends, 1,000 writers", value, limit, $"one event each, {size:0} a commit on average",
            20_000, 0.7);
    }

    private async Task OneAsync(
        IBenchReport report, BenchDatabase database, PostgresEventLog log, CancellationToken cancellationToken)
    {
        report.Progress("One writer appends; in turn with it, one connection commits the same rows.");
        await using var bare = await BareCommit.CreateAsync(database);
        var writer = new Writers(log, "lonely", 1);
        var (appends, commits) = (new List<double>(), new List<double>());
        for (var i = 0; i < LonelyAppends; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            commits.Add(1 / (await bare.OneAsync()).TotalSeconds);
            appends.Add(1 / (await writer.OneAsync()).TotalSeconds);
        }

        var (value, limit) = (Median(appends), Median(commits));
        Add(report, "limit: one connection, event and stream row, one commit", limit, null,
            string.Create(CultureInfo.InvariantCulture, $"median {1000 / limit:0.000} ms"));
        Add(report, "durable appends, one writer", value, limit, string.Create(
            CultureInfo.InvariantCulture, $"median {1000 / value:0.000} ms, {limit / value:0.00} x a bare commit"),
            shareGoal: 1 / 1.3);
    }

    private async Task ReplayAsync(
        IBenchReport report, BenchDatabase database, PostgresEventLog log, CancellationToken cancellationToken)
    {
        report.Progress("The whole log is read; in turn with that, its rows without making events of them.");
        var (rates, limits) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            rates.Add(await ReadEventsAsync(log, cancellationToken));
            limits.Add(await ReadRowsAsync(database, cancellationToken));
        }

        var (value, limit) = (Median(rates), Median(limits));
        Add(report, "limit: one connection, select of every row", limit, null, "bodies as bytes");
        Add(report, "replay of the whole log", value, limit, "pages of 5,000, bodies as domain events", 150_000);
    }

    private static async Task<double> ReadEventsAsync(PostgresEventLog log, CancellationToken cancellationToken)
    {
        var (count, after, started) = (0L, 0L, Stopwatch.GetTimestamp());
        for (var page = await log.ReadAllAsync(0, 5_000, cancellationToken); page.Length > 0;
            page = await log.ReadAllAsync(after, 5_000, cancellationToken))
        {
            (count, after) = (count + page.Length, page[^1].Position);
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> ReadRowsAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync();
        var (count, started) = (0L, Stopwatch.GetTimestamp());
        await using var select = new NpgsqlCommand(
            "SELECT seq_id, stream_id, version, type, data, timestamp FROM events.mt_events ORDER BY seq_id",
            connection);
        await using var rows = await select.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            count += rows.GetFieldValue<byte[]>(4).Length > 0 ? 1 : 0;
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private void Add(
        IBenchReport report, string name, double value, double? limit, string conditions, double? goal = null,
        double? shareGoal = null)
    {
        var all = $"{conditions}; durable (fsync on), {Environment.ProcessorCount} cores shared with PostgreSQL";
        report.Add(new BenchResult(Name, name, value, "events/s", limit, value / limit, all, goal));
        if (shareGoal is not null && value / limit is { } share)
        {
            report.Add(new BenchResult(
                Name, $"{name}, share of the limit", share, "of the limit", null, null, all, shareGoal));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
