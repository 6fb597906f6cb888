using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The reminders that are due soon, each with its alarm. It sends a tick when the alarm rings and sets the
/// alarm anew when the tick has ended, so that one reminder never has two ticks under way, and none comes twice for one
/// period.</summary>
internal sealed class ReminderSchedule(GrainHost host, ReminderOptions options)
{
    /// <summary>An alarm looks at the clock at least this often: clocks are set, alarms are not.</summary>
    private static readonly TimeSpan AlarmMax = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ReminderKey, LoadedReminder> _loaded = [];
    private readonly Dictionary<ReminderKey, long> _dropped = [];
    private long _change;
    private bool _hasStopped;
    private bool _isFull;

    private DateTime Now => host.Clock.GetUtcNow().UtcDateTime;

    /// <summary>How many are in memory.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _loaded.Count;
            }
        }
    }

    /// <summary>A reminder was registered or changed.</summary>
    public void Put(ReminderEntry entry)
    {
        lock (_gate)
        {
            _dropped.Remove(ReminderKey.Of(entry));
            Set(entry, ++_change);
        }
    }

    /// <summary>A reminder was taken back.</summary>
    public void Drop(ReminderKey key)
    {
        lock (_gate)
        {
            _dropped[key] = ++_change;
            Forget(key);
        }
    }

    /// <summary>A read of the whole table begins; what is changed here from now on is newer than what it will
    /// find.</summary>
    public TableRead BeginRead()
    {
        lock (_gate)
        {
            _isFull = false;
            return new TableRead(_change);
        }
    }

    /// <summary>Takes rows that the read has found.</summary>
    public void Take(TableRead read, IEnumerable<ReminderEntry> rows)
    {
        lock (_gate)
        {
            foreach (var row in rows)
            {
                Take(read, row);
            }
        }
    }

    /// <summary>The read is complete: what it did not find has been removed by somebody else.</summary>
    public void EndRead(TableRead read)
    {
        lock (_gate)
        {
            foreach (var (key, reminder) in _loaded.ToArray())
            {
                var isGone = reminder.Change <= read.Began && !read.Found.Contains(key);
                var isFarOff = reminder is { Alarm: null, IsUnderWay: false } && !(reminder.Sent >= Now);
                if (isGone || isFarOff)
                {
                    Forget(key);
                }
            }

            foreach (var (key, change) in _dropped.ToArray())
            {
                if (change <= read.Began)
                {
                    _dropped.Remove(key);
                }
            }
        }
    }

    /// <summary>Sends no more ticks.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _hasStopped = true;
            foreach (var key in _loaded.Keys.ToArray())
            {
                Forget(key);
            }
        }
    }

    private void Take(TableRead read, ReminderEntry row)
    {
        var key = ReminderKey.Of(row);
        if (_loaded.TryGetValue(key, out var known))
        {
            read.Found.Add(key);
            if (known.Change <= read.Began)
            {
                Set(row, known.Change);
            }
        }
        else if (_dropped.GetValueOrDefault(key) <= read.Began && IsNear(ReminderTimes.Next(row, Now)))
        {
            if (_loaded.Count < options.LoadedMax)
            {
                read.Found.Add(key);
                Set(row, read.Began);
            }
            else if (!_isFull)
            {
                _isFull = true;
                host.Settings.Log.LogWarning(
                    "More than {Count} reminders are due soon; the others come late.", options.LoadedMax);
            }
        }
    }

    private void Set(ReminderEntry row, long change)
    {
        if (_hasStopped)
        {
            return;
        }

        var key = ReminderKey.Of(row);
        if (!_loaded.TryGetValue(key, out var reminder))
        {
            _loaded[key] = reminder = new LoadedReminder(row) { Due = ReminderTimes.Next(row, Now) };
        }
        else if (!reminder.IsAs(row))
        {
            reminder.Entry = row;
            reminder.Sent = null;
            reminder.Due = ReminderTimes.Next(row, Now);
        }

        reminder.Change = change;
        Arm(reminder);
    }

    private bool IsNear(DateTime due) => due - Now <= options.ReminderLoadingWindow;

    private void Arm(LoadedReminder reminder)
    {
        if (!IsNear(reminder.Due) || _hasStopped)
        {
            reminder.Alarm?.Dispose();
            reminder.Alarm = null;
            return;
        }

        if (reminder.Alarm is null)
        {
            // The alarm outlives the request that registers it, so that request's ambient values must not come along.
            using var quiet = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
            reminder.Alarm = host.Clock.CreateTimer(
                _ => Ring(reminder), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        var wait = reminder.Due - Now;
        reminder.Alarm.Change(
            wait > AlarmMax ? AlarmMax : wait > TimeSpan.Zero ? RoundUp(wait) : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Alarms count in milliseconds; one that rings early would only be set again.</summary>
    private static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private void Forget(ReminderKey key)
    {
        if (_loaded.Remove(key, out var reminder))
        {
            reminder.Alarm?.Dispose();
            reminder.Alarm = null;
        }
    }

    private void Ring(LoadedReminder reminder)
    {
        ReminderEntry entry;
        lock (_gate)
        {
            var isLoaded = _loaded.TryGetValue(ReminderKey.Of(reminder.Entry), out var known)
                && ReferenceEquals(known, reminder);
            if (!isLoaded || reminder.IsUnderWay || _hasStopped)
            {
                return;
            }

            if (Now < reminder.Due)
            {
                Arm(reminder);
                return;
            }

            reminder.IsUnderWay = true;
            reminder.Sent = reminder.Due;
            entry = reminder.Entry;
        }

        Send(reminder, entry);
    }

    private void Send(LoadedReminder reminder, ReminderEntry entry)
    {
        var status = new TickStatus(entry.StartAt, entry.Period, Now);
        var tick = new ReminderTick(entry.ReminderName, status, failure => Ended(reminder, entry, failure));
        try
        {
            var grainClass = host.Classes.Named(entry.GrainId.Type.Value);
            tick.Came.Since = host.Clock.GetTimestamp();
            tick.Interleaves = grainClass.Interleaves(tick);
            host.Deliver(tick, new GrainTarget(entry.GrainId, grainClass, host), isFromGrain: false);
        }
        catch (ArgumentException noSuchClass)
        {
            tick.Refuse(noSuchClass);
        }
        catch (OrleansException notRunning)
        {
            tick.Refuse(notRunning);
        }
    }

    private void Ended(LoadedReminder reminder, ReminderEntry entry, Exception? failure)
    {
        lock (_gate)
        {
            reminder.IsUnderWay = false;
            reminder.Due = reminder.Sent is { } sent
                ? ReminderTimes.After(sent, reminder.Entry, Now)
                : ReminderTimes.Next(reminder.Entry, Now);
            if (_loaded.ContainsKey(ReminderKey.Of(entry)))
            {
                Arm(reminder);
            }
        }

        if (failure is not null)
        {
            host.Settings.Log.Log(
                failure is SiloUnavailableException ? LogLevel.Information : LogLevel.Error,
                failure,
                "A tick of reminder {Reminder} of {Grain} failed; the next comes at its own time.",
                entry.ReminderName,
                entry.GrainId);
        }
    }
}
