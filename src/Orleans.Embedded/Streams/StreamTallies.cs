using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>The tallies of all namespaces, also offered as metrics of the meter
/// <c>Orleans.Embedded.Streams</c>.</summary>
internal sealed class StreamTallies : IStreamStatistics
{
    private readonly ConcurrentDictionary<(string Provider, string Namespace), StreamTally> _tallies = new();

    public StreamTallies(IMeterFactory meters)
    {
        var meter = meters.Create("Orleans.Embedded.Streams");
        meter.CreateObservableCounter("orleans.streams.delivered", () => Each(s => s.Delivered), "{event}");
        meter.CreateObservableCounter("orleans.streams.failed", () => Each(s => s.Failed), "{event}");
        meter.CreateObservableCounter("orleans.streams.dropped", () => Each(s => s.Dropped), "{event}");
    }

    public StreamTally Of(string provider, string streamNamespace) =>
        _tallies.GetOrAdd((provider, streamNamespace), static key => new StreamTally(key.Provider, key.Namespace));

    public IReadOnlyList<StreamStatistics> Snapshot() =>
        [.. _tallies.Values.OrderBy(t => (t.Provider, t.Namespace)).Select(t => t.Snapshot())];

    private IEnumerable<Measurement<long>> Each(Func<StreamStatistics, long> value) =>
        Snapshot().Select(s => new Measurement<long>(
            value(s),
            new KeyValuePair<string, object?>("stream.provider", s.Provider),
            new KeyValuePair<string, object?>("stream.namespace", s.Namespace)));
}
