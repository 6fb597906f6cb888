namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>Numbers agree with each other: the next position is beyond the last one, no command was carried out at a
/// version that its stream does not have, and nobody has read beyond the end of the log.</summary>
public sealed class NumbersCheck : IStoreCheck
{
    // The sequence is read behind the events: it is not part of the moment, and only ever runs ahead of it.
    private const string Positions = """
        SELECT (SELECT coalesce(max(seq_id), 0) FROM events.mt_events),
            last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM events.mt_events_sequence
        """;

    private const string Commands = """
        SELECT c.stream_id, c.command_id, c.version, coalesce(s.version, 0)
        FROM events.commands c LEFT JOIN events.mt_streams s ON s.id = c.stream_id
        WHERE c.version > coalesce(s.version, 0) ORDER BY c.stream_id, c.command_id LIMIT 1000
        """;

    private const string Readers = """
        SELECT name, last_seq_id FROM events.mt_event_progression
        WHERE last_seq_id >= (SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM events.mt_events_sequence)
        ORDER BY name LIMIT 1000
        """;

    /// <inheritdoc/>
    public string Name => "numbers";

    /// <inheritdoc/>
    public string Unit => "commands";

    /// <inheritdoc/>
    public Task<long> CountAsync(StoreMoment store, CancellationToken cancellationToken) =>
        store.NumberAsync("SELECT count(*) FROM events.commands", cancellationToken);

    /// <inheritdoc/>
    public async Task<long> RunAsync(
        StoreMoment store, Findings findings, Action<long> progress, CancellationToken cancellationToken)
    {
        var (last, next) = (await store.ListAsync(
            Positions, row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
        if (next <= last)
        {
            findings.Add("mt_events_sequence", FormattableString.Invariant(
                $"would give position {next} next, and position {last} is taken."));
        }

        foreach (var (stream, command, version, reached) in await store.ListAsync(
            Commands,
            row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)), cancellationToken))
        {
            findings.Add(stream, FormattableString.Invariant(
                $"command {command} was carried out at version {version}, and the stream has {reached}."));
        }

        foreach (var (reader, position) in await store.ListAsync(
            Readers, row => (row.GetString(0), row.GetInt64(1)), cancellationToken))
        {
            findings.Add(reader, FormattableString.Invariant($"has read up to {position}, beyond the log's end."));
        }

        return await CountAsync(store, cancellationToken);
    }
}
