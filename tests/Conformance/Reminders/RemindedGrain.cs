using Orleans;
using Orleans.Runtime;

namespace TradingPlatform.Conformance.Reminders;

[Alias("conformance.IReminded")]
public interface IReminded : IGrainWithStringKey
{
    [Alias("Set")]
    Task Set(string name, int dueMilliseconds, int periodMilliseconds);

    [Alias("TakeBack")]
    Task<bool> TakeBack(string name);

    [Alias("Names")]
    Task<string> Names();

    [Alias("End")]
    Task End();
}

public sealed class RemindedGrain : Grain, IReminded, IRemindable
{
    public Task Set(string name, int dueMilliseconds, int periodMilliseconds) => this.RegisterOrUpdateReminder(
        name, TimeSpan.FromMilliseconds(dueMilliseconds), TimeSpan.FromMilliseconds(periodMilliseconds));

    public async Task<bool> TakeBack(string name)
    {
        var reminder = await this.GetReminder(name);
        if (reminder is not null)
        {
            await this.UnregisterReminder(reminder);
        }

        return reminder is not null;
    }

    public async Task<string> Names() =>
        string.Join(',', (await this.GetReminders()).Select(r => r.ReminderName).Order(StringComparer.Ordinal));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var isOnTime = status.CurrentTickTime >= status.FirstTickTime - TimeSpan.FromMilliseconds(50)
            && status.CurrentTickTime.Kind == DateTimeKind.Utc;
        Journal.Write(this.GetPrimaryKeyString(), isOnTime ? reminderName : $"{reminderName} {status}");
        return Task.CompletedTask;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Alias("conformance.IUnremindable")]
public interface IUnremindable : IGrainWithStringKey
{
    [Alias("Set")]
    Task Set();
}

public sealed class UnremindableGrain : Grain, IUnremindable
{
    public Task Set() => this.RegisterOrUpdateReminder("none", TimeSpan.Zero, TimeSpan.FromHours(1));
}
