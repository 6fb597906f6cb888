namespace Orleans.Embedded;

/// <summary>A reminder that is due soon, in memory. Its keeper's lock guards it.</summary>
/// <param name="entry">Its row.</param>
internal sealed class LoadedReminder(ReminderEntry entry)
{
    /// <summary>Its row, as last written or read.</summary>
    public ReminderEntry Entry { get; set; } = entry;

    /// <summary>The number of the change that set the row; a read that began before it knows less.</summary>
    public long Change { get; set; }

    /// <summary>The tick that was sent last, in UTC; null before the first.</summary>
    public DateTime? Sent { get; set; }

    /// <summary>The tick that is sent next, in UTC.</summary>
    public DateTime Due { get; set; }

    /// <summary>A tick was sent and has not ended.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Rings when it is due; null while it is not in the loading window.</summary>
    public ITimer? Alarm { get; set; }

    /// <summary>Whether a row is the same one in the same version.</summary>
    public bool IsAs(ReminderEntry entry) => string.Equals(Entry.ETag, entry.ETag, StringComparison.Ordinal);
}
