using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>Adds the counts of all activations up when asked, and offers them as metrics of the meter
/// <c>Orleans.Embedded</c>.</summary>
internal sealed class GrainStatistics : IGrainStatistics
{
    private readonly GrainHost _host;

    public GrainStatistics(GrainHost host, IMeterFactory meters)
    {
        _host = host;
        var meter = meters.Create("Orleans.Embedded");
        meter.CreateObservableGauge("orleans.grain.activations", () => Each(s => s.Activations), "{activation}");
        meter.CreateObservableGauge("orleans.grain.waiting", () => Each(s => s.Waiting), "{request}");
        meter.CreateObservableCounter("orleans.grain.calls", () => Each(s => s.Calls), "{call}");
        meter.CreateObservableCounter("orleans.grain.errors", () => Each(s => s.Errors), "{call}");
        meter.CreateObservableGauge("orleans.grain.latency.p50", () => Each(s => Seconds(s.Median)), "s");
        meter.CreateObservableGauge("orleans.grain.latency.p99", () => Each(s => Seconds(s.Percentile99)), "s");
    }

    public IReadOnlyList<GrainTypeStatistics> Snapshot()
    {
        var live = _host.Directory.Activations.ToLookup(a => a.Class);
        return
        [
            .. _host.Classes.All.Select(c => new GrainTypeStatistics(
                c.Name,
                c.Type.FullName ?? c.Type.Name,
                live[c].LongCount(),
                c.Tally.Activated,
                c.Tally.EndedCalls + live[c].Sum(a => a.Calls),
                c.Tally.EndedErrors + live[c].Sum(a => a.Errors),
                live[c].Sum(a => (long)a.Waiting),
                c.Tally.Latency.Quantile(0.5),
                c.Tally.Latency.Quantile(0.99))),
        ];
    }

    private static double Seconds(TimeSpan? latency) => latency?.TotalSeconds ?? 0;

    private IEnumerable<Measurement<T>> Each<T>(Func<GrainTypeStatistics, T> value)
        where T : struct =>
        _host.IsStarted
            ? Snapshot().Select(s => new Measurement<T>(
                value(s), new KeyValuePair<string, object?>("grain.type", s.GrainType)))
            : [];
}
