namespace Orleans.Embedded;

/// <summary>A read of the whole reminder table under way.</summary>
/// <param name="began">The last change in memory when it began.</param>
internal sealed class TableRead(long began)
{
    /// <summary>The last change in memory when it began.</summary>
    public long Began => began;

    /// <summary>What it has found of that which is in memory.</summary>
    public HashSet<ReminderKey> Found { get; } = [];
}
