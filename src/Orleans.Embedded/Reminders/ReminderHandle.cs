using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A reminder as the grain holds it.</summary>
/// <param name="GrainId">Whose.</param>
/// <param name="ReminderName">Which.</param>
/// <param name="ETag">The version of the row it stands for.</param>
internal sealed record ReminderHandle(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder
{
    public static ReminderHandle Of(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName, entry.ETag ?? "");
}

/// <summary>Names a reminder in the host.</summary>
internal readonly record struct ReminderKey(GrainId GrainId, string ReminderName)
{
    public static ReminderKey Of(ReminderEntry entry) => new(entry.GrainId, entry.ReminderName);
}
