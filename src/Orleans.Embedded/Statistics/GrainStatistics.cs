using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>Adds the counts up when asked, and offers them as metrics of the meter <c>Orleans.Embedded</c>: by class,
/// and under names of their own by class and method, so that no sum counts a call twice.</summary>
internal sealed class GrainStatistics : IGrainStatistics
{
    private const int WaitingMax = 100_000;

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
        meter.CreateObservableGauge("orleans.grain.method.waiting", () => EachMethod(s => s.Waiting), "{call}");
        meter.CreateObservableCounter("orleans.grain.method.calls", () => EachMethod(s => s.Calls), "{call}");
        meter.CreateObservableCounter("orleans.grain.method.errors", () => EachMethod(s => s.Errors), "{call}");
        meter.CreateObservableGauge(
            "orleans.grain.method.latency.p50", () => EachMethod(s => Seconds(s.Median)), "s");
        meter.CreateObservableGauge(
            "orleans.grain.method.latency.p99", () => EachMethod(s => Seconds(s.Percentile99)), "s");
    }

    public IReadOnlyList<GrainTypeStatistics> Snapshot()
    {
        var busy = _host.Queues.OfType<Activation>().ToLookup(a => a.Class);
        return [.. _host.Classes.All.Select(c => Line(c, busy[c].Sum(a => (long)a.Waiting)))];
    }

    public IReadOnlyList<GrainMethodStatistics> Methods()
    {
        var waiting = Waiting();
        return
        [
            .. _host.Classes.All.SelectMany(c => c.Tally.Methods.Select(m => new GrainMethodStatistics(
                c.Name,
                m.Method,
                m.Calls,
                m.Errors,
                waiting.GetValueOrDefault(m),
                m.Latency.Quantile(0.5),
                m.Latency.Quantile(0.99)))),
        ];
    }

    private static GrainTypeStatistics Line(GrainClass grainClass, long waiting)
    {
        var tally = grainClass.Tally;
        var methods = tally.Methods;
        var latency = LatencyHistogram.Of(methods.Select(m => m.Latency));
        return new(
            grainClass.Name,
            grainClass.Type.FullName ?? grainClass.Type.Name,
            tally.Activations,
            tally.Activated,
            methods.Sum(m => m.Calls),
            methods.Sum(m => m.Errors),
            waiting,
            latency.Quantile(0.5),
            latency.Quantile(0.99));
    }

    private static double Seconds(TimeSpan? latency) => latency?.TotalSeconds ?? 0;

    /// <summary>By method; one whose calls all wait is listed too.</summary>
    private Dictionary<MethodTally, long> Waiting()
    {
        var pending = new List<PendingCall>();
        foreach (var activation in _host.Queues.OfType<Activation>().Where(a => a.Waiting > 0))
        {
            activation.ListPending(pending, WaitingMax);
        }

        return pending.Where(p => !p.IsRunning && p.Request is GrainCall)
            .GroupBy(p => ((Activation)p.Queue).Class.Tally.Of(((GrainCall)p.Request).Called))
            .ToDictionary(calls => calls.Key, calls => calls.LongCount());
    }

    private IEnumerable<Measurement<T>> Each<T>(Func<GrainTypeStatistics, T> value)
        where T : struct =>
        _host.IsStarted
            ? Snapshot().Select(s => new Measurement<T>(
                value(s), new KeyValuePair<string, object?>("grain.type", s.GrainType)))
            : [];

    private IEnumerable<Measurement<T>> EachMethod<T>(Func<GrainMethodStatistics, T> value)
        where T : struct =>
        _host.IsStarted
            ? Methods().Select(s => new Measurement<T>(
                value(s),
                new KeyValuePair<string, object?>("grain.type", s.GrainType),
                new KeyValuePair<string, object?>("grain.method", s.Method)))
            : [];
}
