namespace Orleans.Embedded.Tests;

/// <summary>A clock that stands still until it is told to jump, and a scheduler that runs turns only when told
/// to.</summary>
internal sealed class VirtualWorld : TimeProvider, ITurnScheduler, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<IThreadPoolWorkItem> _work = new();
    private readonly List<Alarm> _alarms = [];
    private readonly HashSet<int> _threads = [];
    private long _now;
    private bool _isFree;

    public bool AllowsInline => false;

    public IReadOnlyCollection<int> Threads => _threads;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public void Schedule(IThreadPoolWorkItem work)
    {
        lock (_gate)
        {
            if (_isFree)
            {
                ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
            }
            else
            {
                _work.Enqueue(work);
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        lock (_gate)
        {
            _alarms.Add(alarm);
        }

        return alarm;
    }

    /// <summary>Runs all turns there are, jumps to the next alarm, and so on for <paramref name="span"/>.</summary>
    public void Run(TimeSpan span)
    {
        var end = _now + span.Ticks;
        while (true)
        {
            _threads.Add(Environment.CurrentManagedThreadId);
            while (TryTake(out var work))
            {
                work.Execute();
            }

            var next = Next();
            if (next is null || next.DueAt > end)
            {
                Volatile.Write(ref _now, end);
                return;
            }

            Volatile.Write(ref _now, Math.Max(_now, next.DueAt));
            next.Ring();
        }
    }

    /// <summary>From here on turns run on the thread pool, so that the host can stop.</summary>
    public void StartThread()
    {
        lock (_gate)
        {
            _isFree = true;
        }

        while (TryTake(out var work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }
    }

    public void Dispose() => StartThread();

    private bool TryTake(out IThreadPoolWorkItem work)
    {
        lock (_gate)
        {
            return _work.TryDequeue(out work!);
        }
    }

    private Alarm? Next()
    {
        lock (_gate)
        {
            return _alarms.Where(a => a.DueAt != long.MaxValue).MinBy(a => a.DueAt);
        }
    }

    private sealed class Alarm(VirtualWorld world, Action ring) : ITimer
    {
        private TimeSpan _period;

        public long DueAt { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : world.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Ring()
        {
            var isPeriodic = _period > TimeSpan.Zero && _period != Timeout.InfiniteTimeSpan;
            DueAt = isPeriodic ? world.GetTimestamp() + _period.Ticks : long.MaxValue;
            ring();
        }

        public void Dispose()
        {
            lock (world._gate)
            {
                world._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
