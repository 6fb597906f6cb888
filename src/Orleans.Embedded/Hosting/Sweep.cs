using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>Looks from time to time for calls that took too long, and answers them, and for activations that are idle,
/// and ends them. One walk for all costs a call nothing, where a timer per call would cost more than the
/// call.</summary>
internal sealed class Sweep : IDisposable
{
    private static readonly TimeSpan PeriodMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeriodMin = TimeSpan.FromMilliseconds(5);

    private readonly GrainHost _host;
    private readonly GrainCollectionOptions _collection;
    private readonly ITimer _timer;
    private long _collectedAt;
    private int _isRunning;

    public Sweep(GrainHost host, GrainCollectionOptions collection)
    {
        _host = host;
        _collection = collection;
        _collectedAt = host.Clock.GetTimestamp();
        var shortest = Min(host.Settings.ResponseTimeout / 10, collection.CollectionQuantum);
        var period = Min(PeriodMax, shortest < PeriodMin ? PeriodMin : shortest);
        _timer = host.Clock.CreateTimer(static sweep => ((Sweep)sweep!).Run(), this, period, period);
    }

    public void Dispose() => _timer.Dispose();

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Run()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) != 0)
        {
            return;
        }

        try
        {
            Expire();
            CallerThread.Look(_host.Settings.Log);
            if (_host.Clock.GetElapsedTime(_collectedAt) >= _collection.CollectionQuantum)
            {
                _collectedAt = _host.Clock.GetTimestamp();
                Collect();
            }
        }
        catch (Exception failure)
        {
            // A timer's exception would end the process; the next sweep tries again.
            _host.Settings.Log.LogError(failure, "Looking for overdue calls and idle grains failed.");
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    private void Expire()
    {
        var cutoff = _host.Clock.GetTimestamp()
            - (long)(_host.Settings.ResponseTimeout.TotalSeconds * _host.Clock.TimestampFrequency);
        var overdue = new List<PendingCall>();
        foreach (var queue in _host.Queues)
        {
            queue.TakeOverdue(cutoff, overdue);
            queue.Rest();
        }

        if (overdue.Count == 0)
        {
            return;
        }

        var chains = new CallChains(_host.Queues, overdue);
        foreach (var call in overdue)
        {
            call.Request.Refuse(TimedOut.Of(call, chains, _host.Settings));
        }
    }

    private void Collect()
    {
        foreach (var activation in _host.Activations)
        {
            activation.EndIfIdle(activation.Class.AgeLimit ?? _collection.CollectionAge);
        }

        _host.Collect();
    }
}
