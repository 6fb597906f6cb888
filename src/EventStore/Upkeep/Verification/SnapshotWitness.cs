using System.Text.Json;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Snapshots;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>The snapshots that this very program would read; those of other builds are never read, so nothing rests on
/// them.</summary>
public sealed class SnapshotWitness : IStateWitness
{
    private Dictionary<string, long>? _versions;

    /// <inheritdoc/>
    public async ValueTask<bool> WantsAsync(
        StoreMoment store, string stream, long version, CancellationToken cancellationToken)
    {
        _versions ??= await VersionsAsync(store, cancellationToken);
        return _versions.TryGetValue(stream, out var kept) && kept == version;
    }

    /// <inheritdoc/>
    public async Task<string?> JudgeAsync(
        StoreMoment store,
        string stream,
        AggregateKind kind,
        object folded,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(store);
        var body = await store.ListAsync(
            "SELECT body FROM events.snapshots WHERE stream_id = $1 AND shape = $2",
            row => row.GetFieldValue<byte[]>(0), cancellationToken,
            StoreMoment.Text(stream), StoreMoment.Text(SnapshotShape.Of(kind.StateType)));
        try
        {
            return body.Count == 0 || SnapshotCheck.Agrees(kind, folded, body[0])
                ? null
                : "the snapshot is not what the events come to; DELETE FROM events.snapshots is always safe.";
        }
        catch (JsonException e)
        {
            return $"the snapshot cannot be read: {e.Message}";
        }
    }

    private static async Task<Dictionary<string, long>> VersionsAsync(
        StoreMoment store, CancellationToken cancellationToken) => (await store.ListAsync(
            "SELECT stream_id, version FROM events.snapshots",
            row => (Stream: row.GetString(0), Version: row.GetInt64(1)), cancellationToken))
        .ToDictionary(row => row.Stream, row => row.Version, StringComparer.Ordinal);
}
