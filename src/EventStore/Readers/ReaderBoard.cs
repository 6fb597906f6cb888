using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Every reader of the log in this process: for metrics, for operators, and for whoever wants to know how far
/// one is.</summary>
public sealed class ReaderBoard : IDisposable
{
    private readonly ConcurrentDictionary<string, ReaderGauge> _gauges = new(StringComparer.Ordinal);
    private readonly Meter _meter = new("TradingPlatform.EventStore");
    private readonly TimeProvider _clock;

    /// <summary>Begins to measure.</summary>
    public ReaderBoard(TimeProvider clock)
    {
        _clock = clock;
        Gauge("lag.events", "{event}", "Positions of the log that a reader has not finished.", one => one.LagEvents);
        Gauge("lag.seconds", "s", "Age of the oldest event that a reader has not finished.", one => one.LagSeconds);
        Gauge("rate", "{event}/s", "Events handled a second, over ten seconds.", one => one.EventsPerSecond);
        Gauge("running", "", "1 where this process works for the reader.",
            one => one.State == ReaderState.Running ? 1 : 0);
        Gauge("parked.streams", "{stream}", "Streams that wait for a reader ('tp db parked').",
            one => one.ParkedStreams);
        _meter.CreateObservableCounter(
            "tradingplatform.reader.handled", () => Measure(one => one.Handled), "{event}", "Events handled.");
        _meter.CreateObservableCounter(
            "tradingplatform.reader.failures", () => Measure(one => one.Failures), "{failure}", "Failed attempts.");
    }

    /// <summary>How every reader of this process gets on, by name.</summary>
    public ImmutableArray<ReaderStatus> All =>
        [.. _gauges.Values.Select(gauge => gauge.Status).OrderBy(one => one.Reader, StringComparer.Ordinal)];

    /// <summary>The gauge of a reader, made when first asked for.</summary>
    public ReaderGauge Of(string reader) => _gauges.GetOrAdd(reader, name => new ReaderGauge(name, _clock));

    /// <summary>Whether <paramref name="meter"/> is this one's, and not another board's of the same process.</summary>
    internal bool Owns(Meter meter) => ReferenceEquals(meter, _meter);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Gauge(string name, string unit, string description, Func<ReaderStatus, double> value) =>
        _meter.CreateObservableGauge(
            $"tradingplatform.reader.{name}",
            () => _gauges.Values.Select(gauge => gauge.Status).Select(one => Tagged(one.Reader, value(one))),
            unit,
            description);

    private IEnumerable<Measurement<long>> Measure(Func<ReaderStatus, long> value) =>
        _gauges.Values.Select(gauge => gauge.Status).Select(one => Tagged(one.Reader, value(one)));

    private static Measurement<T> Tagged<T>(string reader, T value)
        where T : struct => new(value, KeyValuePair.Create<string, object?>("reader", reader));
}
