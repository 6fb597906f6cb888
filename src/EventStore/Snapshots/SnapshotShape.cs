using System.Collections.Concurrent;
using TradingPlatform.Domain;

namespace TradingPlatform.EventStore.Snapshots;

/// <summary>Names what a snapshot depends on besides the events: the state's type, and the very builds of the rules
/// that
/// folded it and of the code that wrote it. A program reads its own snapshots only, so no change of a rule or a shape
/// can ever be overlooked; the price is one full reading of each stream after a new build.</summary>
internal static class SnapshotShape
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    /// <summary>The shape of <paramref name="state"/> in this program.</summary>
    public static string Of(Type state) => Known.GetOrAdd(state, static type => string.Join(
        ' ',
        type.FullName,
        typeof(EventTypeAttribute).Module.ModuleVersionId.ToString("N"),
        typeof(SnapshotShape).Module.ModuleVersionId.ToString("N")));
}
