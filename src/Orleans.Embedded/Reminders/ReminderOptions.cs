using Microsoft.Extensions.Options;

namespace Orleans.Hosting;

/// <summary>How reminders behave. Validated at start.</summary>
public sealed class ReminderOptions
{
    /// <summary>No reminder may come more often. Default 1 min: what is more frequent is a timer's work.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the table is read anew. Default 5 min.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Reminders that are due within this time are held in memory, and come even while the table cannot be
    /// read. Default 10 min; at least <see cref="RefreshReminderListPeriod"/>.</summary>
    public TimeSpan ReminderLoadingWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Only this host has it: so many reminders are held in memory at most; those beyond come late. Default
    /// 100,000.</summary>
    public int LoadedMax { get; set; } = 100_000;
}

/// <summary>Checks <see cref="ReminderOptions"/> at start.</summary>
internal sealed class ReminderOptionsValidator : IValidateOptions<ReminderOptions>
{
    public ValidateOptionsResult Validate(string? name, ReminderOptions options)
    {
        var faults = new List<string>();
        if (options.MinimumReminderPeriod < TimeSpan.FromMilliseconds(1))
        {
            faults.Add($"ReminderOptions.MinimumReminderPeriod is {options.MinimumReminderPeriod}; "
                + "it must be at least a millisecond.");
        }

        if (options.RefreshReminderListPeriod <= TimeSpan.Zero
            || options.RefreshReminderListPeriod > TimeSpan.FromDays(1))
        {
            faults.Add($"ReminderOptions.RefreshReminderListPeriod is {options.RefreshReminderListPeriod}; "
                + "it must be positive and at most a day.");
        }

        if (options.ReminderLoadingWindow < options.RefreshReminderListPeriod)
        {
            faults.Add($"ReminderOptions.ReminderLoadingWindow is {options.ReminderLoadingWindow}; "
                + $"it must be at least RefreshReminderListPeriod, {options.RefreshReminderListPeriod}.");
        }

        if (options.LoadedMax < 1)
        {
            faults.Add(FormattableString.Invariant(
                $"ReminderOptions.LoadedMax is {options.LoadedMax}; it must be at least 1."));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
