using System.Collections.Immutable;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>Every stream is 1…n without a hole, its row says the same, every event can be read by this program and
/// folded by its stream's rules, and what is kept of a state is what the events come to.</summary>
/// <param name="catalog">What this program can read.</param>
/// <param name="kinds">How streams are folded; a stream of no kind is read and not folded.</param>
/// <param name="witnesses">Who wants to compare a folded state with what it has kept.</param>
public sealed class StreamsCheck(
    EventCatalog catalog, AggregateKinds kinds, params ImmutableArray<IStateWitness> witnesses) : IStoreCheck
{
    /// <inheritdoc/>
    public string Name => "streams";

    /// <inheritdoc/>
    public string Unit => "events";

    /// <inheritdoc/>
    public Task<long> CountAsync(StoreMoment store, CancellationToken cancellationToken) =>
        store.NumberAsync("SELECT coalesce(max(seq_id), 0) FROM events.mt_events", cancellationToken);

    /// <inheritdoc/>
    public async Task<long> RunAsync(
        StoreMoment store, Findings findings, Action<long> progress, CancellationToken cancellationToken)
    {
        var (seen, stream) = (0L, (StreamUnderCheck?)null);
        for (var page = await PageAsync(store, "", 0, cancellationToken); page.Count > 0;
            page = await PageAsync(store, page[^1].Stream, page[^1].Version, cancellationToken))
        {
            foreach (var stored in page)
            {
                if (stream is null || !string.Equals(stream.Id, stored.Stream, StringComparison.Ordinal))
                {
                    stream?.End();
                    stream = await BeginAsync(store, stored.Stream, findings, cancellationToken);
                }

                await stream.TakeAsync(stored, cancellationToken);
                progress(++seen);
            }
        }

        stream?.End();
        await FindEmptyAsync(store, findings, cancellationToken);
        return seen;
    }

    private static Task<IReadOnlyList<RawEvent>> PageAsync(
        StoreMoment store, string stream, long version, CancellationToken cancellationToken) => store.ListAsync(
        $"""
        SELECT {EventColumns.All} FROM events.mt_events e
        WHERE (e.stream_id, e.version) > ($1, $2) ORDER BY e.stream_id, e.version LIMIT {StoreMoment.Page}
        """,
        EventColumns.Read, cancellationToken, StoreMoment.Text(stream), StoreMoment.Number(version));

    private async Task<StreamUnderCheck> BeginAsync(
        StoreMoment store, string id, Findings findings, CancellationToken cancellationToken)
    {
        var versions = await store.ListAsync(
            "SELECT version FROM events.mt_streams WHERE id = $1",
            row => row.IsDBNull(0) ? -1 : row.GetInt64(0), cancellationToken, StoreMoment.Text(id));
        var told = versions.Count == 0 ? (long?)null : versions[0];
        return new StreamUnderCheck(store, id, told, catalog, kinds.Of(id), witnesses, findings);
    }

    /// <summary>Rows that tell of events that are not there.</summary>
    private static async Task FindEmptyAsync(
        StoreMoment store, Findings findings, CancellationToken cancellationToken)
    {
        var empty = await store.ListAsync(
            """
            SELECT id, version FROM events.mt_streams s WHERE version > 0
            AND NOT EXISTS (SELECT FROM events.mt_events e WHERE e.stream_id = s.id) ORDER BY id LIMIT 1000
            """,
            row => (Id: row.GetString(0), Version: row.GetInt64(1)), cancellationToken);
        foreach (var (id, version) in empty)
        {
            findings.Add(id, FormattableString.Invariant($"its row tells of {version} events, and none is there."));
        }
    }
}
