using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TradingPlatform.Api.Metrics;

/// <summary>Listens to the platform's meters and keeps their newest values for <c>/metrics</c>. No exporter package of
/// any
/// registry reached here does it. At most 5,000 series; more are counted and dropped.</summary>
public sealed class MetricsCollector : IDisposable
{
    private const int SeriesMax = 5_000;
    private static readonly string[] Meters = ["TradingPlatform", "Orleans", "Microsoft.AspNetCore.Hosting",
        "System.Runtime"];
    private readonly ConcurrentDictionary<(string Name, string Labels), MetricSeries> _series = new();
    private readonly MeterListener _listener = new();
    private long _dropped;

    /// <summary>Begins to listen.</summary>
    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Any(meter => instrument.Meter.Name.StartsWith(meter, StringComparison.Ordinal)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(
            (instrument, value, tags, _) => Record(instrument, (double)value, tags));
        _listener.Start();
    }

    /// <summary>Everything as of now, in Prometheus' text format.</summary>
    public string Collect()
    {
        _listener.RecordObservableInstruments();
        var dropped = new MetricSeries("tradingplatform_metrics_dropped_total", "Measurements without room.",
            "counter", "");
        dropped.Set(Interlocked.Read(ref _dropped));
        return PrometheusText.Of(_series.Values.Append(dropped));
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!_series.TryGetValue((instrument.Name, labels), out var series))
        {
            if (_series.Count >= SeriesMax)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            series = _series.GetOrAdd((instrument.Name, labels), _ => New(instrument, labels));
        }

        if (instrument.IsObservable)
        {
            series.Set(value);
        }
        else
        {
            series.Record(value);
        }
    }

    private static MetricSeries New(Instrument instrument, string labels)
    {
        var kind = instrument.GetType().Name;
        var type = kind.Contains("Histogram", StringComparison.Ordinal) ? "summary"
            : kind.Contains("UpDown", StringComparison.Ordinal) || kind.Contains("Gauge", StringComparison.Ordinal)
                ? "gauge"
            : "counter";
        var name = PrometheusText.Name(instrument.Name)
            + (string.Equals(type, "counter", StringComparison.Ordinal) ? "_total" : "");
        var unit = instrument.Unit is { Length: > 0 } u ? $" Unit: {u}." : "";
        return new MetricSeries(name, $"{instrument.Description?.ReplaceLineEndings(" ")}{unit}", type, labels);
    }
}
