using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Keeps the reminders of all grains: writes them to the table, and reads from it again and again which are
/// due soon. While the table cannot be read, those in memory still come.</summary>
internal sealed class ReminderKeeper : IDisposable
{
    /// <summary>The table is read in so many parts, so that a large one is never in memory as a whole.</summary>
    private const int Parts = 16;
    private const int BackOffShiftMax = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly ReminderOptions _options;
    private readonly IReminderTable _table;
    private readonly GrainHost _host;
    private readonly ReminderSchedule _schedule;
    private ITimer? _alarm;
    private bool _isReady;
    private int _failures;

    public ReminderKeeper(GrainHost host, IReminderTable table, IOptions<ReminderOptions> options)
    {
        _host = host;
        _table = table;
        _options = options.Value;
        _schedule = new ReminderSchedule(host, _options);
    }

    /// <summary>How many reminders are in memory, due soon.</summary>
    public int Loaded => _schedule.Count;

    /// <summary>Begins to read the table, and to send ticks.</summary>
    public void Start()
    {
        _alarm = _host.Clock.CreateTimer(
            static keeper => _ = ((ReminderKeeper)keeper!).RefreshAsync(),
            this,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sends no more ticks.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _schedule.Stop();
        _alarm?.Dispose();
        await _stop.CancelAsync();
        await _table.StopAsync(cancellationToken);
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < _options.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Reminder {name} would come every {period}, more often than every {_options.MinimumReminderPeriod}.",
                nameof(period));
        }

        // Tables keep milliseconds; what is in memory must be what a restart would find.
        var start = _host.Clock.GetUtcNow().UtcDateTime + dueTime;
        var entry = new ReminderEntry
        {
            GrainId = grain,
            ReminderName = name,
            StartAt = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMillisecond)),
            Period = TimeSpan.FromTicks(period.Ticks - (period.Ticks % TimeSpan.TicksPerMillisecond)),
        };
        entry.ETag = await _table.UpsertRow(entry)
            ?? throw new ReminderException($"Reminder {name} of {grain} was changed by another at the same time.");
        _schedule.Put(entry);
        return ReminderHandle.Of(entry);
    }

    public async Task UnregisterAsync(IGrainReminder reminder)
    {
        var handle = reminder as ReminderHandle
            ?? throw new ArgumentException("The reminder does not belong to this host.", nameof(reminder));
        var isRemoved = await _table.RemoveRow(handle.GrainId, handle.ReminderName, handle.ETag);
        if (!isRemoved && await _table.ReadRow(handle.GrainId, handle.ReminderName) is not null)
        {
            throw new ReminderException(
                $"Reminder {handle.ReminderName} of {handle.GrainId} was changed since this handle was got.");
        }

        _schedule.Drop(new ReminderKey(handle.GrainId, handle.ReminderName));
    }

    public async Task<IGrainReminder?> GetAsync(GrainId grain, string name) =>
        await _table.ReadRow(grain, name) is { } entry ? ReminderHandle.Of(entry) : null;

    public async Task<List<IGrainReminder>> GetAllAsync(GrainId grain) =>
        [.. (await _table.ReadRows(grain)).Reminders.Select(ReminderHandle.Of)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _alarm?.Dispose();
        _stop.Dispose();
    }

    private async Task RefreshAsync()
    {
        var pause = _options.RefreshReminderListPeriod;
        try
        {
            if (!_isReady)
            {
                await _table.StartAsync(_stop.Token);
                _isReady = true;
            }

            await ReadAsync();
            if (_failures > 0)
            {
                _host.Settings.Log.LogInformation("The reminder table can be read again.");
            }

            _failures = 0;
        }
        catch (Exception failure) when (!_stop.IsCancellationRequested)
        {
            // Whatever it is, it passes or an operator sees to it; until then the reminders in memory go on.
            var backOff = FirstPause * (1 << Math.Min(_failures++, BackOffShiftMax));
            pause = backOff < pause ? backOff : pause;
            _host.Settings.Log.LogWarning(
                failure, "The reminder table could not be read; next attempt in {Pause}.", pause);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            return;
        }

        if (!_stop.IsCancellationRequested)
        {
            _alarm!.Change(pause, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReadAsync()
    {
        const uint part = uint.MaxValue / Parts + 1;
        var read = _schedule.BeginRead();
        for (var i = 0U; i < Parts && !_stop.IsCancellationRequested; i++)
        {
            var rows = await _table.ReadRows(unchecked(i * part), unchecked((i + 1) * part));
            _schedule.Take(read, rows.Reminders);
        }

        if (!_stop.IsCancellationRequested)
        {
            _schedule.EndRead(read);
        }
    }
}
