using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that is woken up by its reminders, whether it is in memory or not.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder's time has come. It is a request like any other. What it throws is logged; the next tick
    /// comes at its own time.</summary>
    /// <param name="reminderName">Which reminder.</param>
    /// <param name="status">When it began, how often it comes, and when this tick was sent.</param>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
