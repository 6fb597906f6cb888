using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. One table serves one host, or all silos of a cluster.</summary>
public interface IReminderTable
{
    /// <summary>Makes it ready. Called before the first read, and again as long as it fails.</summary>
    Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The reminders of one grain.</summary>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>The reminders of all grains whose <see cref="GrainId.GetUniformHashCode"/> lies in
    /// (<paramref name="begin"/>, <paramref name="end"/>], around the end of the numbers if begin is not less than
    /// end.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>One reminder, or null.</summary>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Adds a reminder or changes the one of the same name.</summary>
    /// <returns>The row's new version; null if another writer was faster.</returns>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes a reminder that is still as <paramref name="eTag"/> says.</summary>
    /// <returns>Whether it was there in that version.</returns>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>No more calls come.</summary>
    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}

/// <summary>Rows of an <see cref="IReminderTable"/>.</summary>
/// <param name="list">The rows.</param>
public sealed class ReminderTableData(IEnumerable<ReminderEntry> list)
{
    /// <summary>No rows.</summary>
    public ReminderTableData()
        : this([])
    {
    }

    /// <summary>The rows.</summary>
    public IList<ReminderEntry> Reminders { get; } = [.. list];
}

/// <summary>One reminder as it is stored.</summary>
public sealed class ReminderEntry
{
    /// <summary>Whose reminder.</summary>
    public GrainId GrainId { get; set; }

    /// <summary>Its name, unique within the grain.</summary>
    public string ReminderName { get; set; } = "";

    /// <summary>When the first tick is due, in UTC.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>Between one tick and the next, in whole milliseconds.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The row's version; null before it was stored.</summary>
    public string? ETag { get; set; }
}
