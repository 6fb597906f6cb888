using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>How a grain sets itself reminders, which outlive activation and process.</summary>
[SuppressMessage("Design", "MA0016", Justification = "The list is Orleans' own shape.")]
public static class GrainReminderExtensions
{
    /// <summary>Sets a reminder, or changes the one of the same name.</summary>
    /// <param name="grain">A grain that is <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Unique within the grain.</param>
    /// <param name="dueTime">Until the first tick; not negative.</param>
    /// <param name="period">Between one tick and the next; at least
    /// <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>. For a single tick, unregister in it.</param>
    /// <exception cref="ReminderException">Another changed the reminder at the same time.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(grain);
        CheckName(reminderName);
        return grain is IRemindable
            ? Keeper(grain).RegisterAsync(grain.GrainContext.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException(
                $"{grain.GrainContext.GrainId} sets a reminder but is not {nameof(IRemindable)}.");
    }

    /// <inheritdoc cref="RegisterOrUpdateReminder(IGrainBase, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <summary>Takes a reminder back: no tick is sent any more. One that is not there any more is fine.</summary>
    /// <exception cref="ReminderException">The reminder was changed since the handle was got.</exception>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Keeper(grain).UnregisterAsync(reminder);
    }

    /// <inheritdoc cref="UnregisterReminder(IGrainBase, IGrainReminder)"/>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        UnregisterReminder((IGrainBase)grain, reminder);

    /// <summary>The grain's reminder of this name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
    {
        ArgumentNullException.ThrowIfNull(grain);
        CheckName(reminderName);
        return Keeper(grain).GetAsync(grain.GrainContext.GrainId, reminderName);
    }

    /// <inheritdoc cref="GetReminder(IGrainBase, string)"/>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
        GetReminder((IGrainBase)grain, reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Keeper(grain).GetAllAsync(grain.GrainContext.GrainId);
    }

    /// <inheritdoc cref="GetReminders(IGrainBase)"/>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
        {
            throw new ArgumentNullException(nameof(reminderName), "A reminder has a name.");
        }
    }

    private static ReminderKeeper Keeper(IGrainBase grain) =>
        grain.GrainContext.ActivationServices.GetService<ReminderKeeper>()
        ?? throw new OrleansConfigurationException(
            "This host keeps no reminders: give it a table, with UseInMemoryReminderService for one.");
}
