using System.Text.Json;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Snapshots;

/// <summary>A snapshot as it is kept.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">How many of its events are in it.</param>
/// <param name="Shape">See <see cref="SnapshotShape"/>.</param>
/// <param name="Body">JSON, UTF-8.</param>
internal sealed record SnapshotRow(string Stream, long Version, string Shape, byte[] Body)
{
    /// <summary>The row for <paramref name="state"/>.</summary>
    public static SnapshotRow Of<TState>(string stream, long version, TState state)
        where TState : notnull =>
        new(stream, version, SnapshotShape.Of(typeof(TState)),
            JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options));

    /// <summary>The state in it.</summary>
    public StreamSnapshot<TState> Read<TState>()
        where TState : notnull =>
        new(Version, (TState)StateJson.Read(Body, typeof(TState)));
}
