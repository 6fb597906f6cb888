using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

internal interface IReminded : IGrainWithStringKey
{
    Task Set(string name, TimeSpan dueTime, TimeSpan period);

    Task<bool> TakeBack(string name);

    Task TakeBackTwice(string name);

    Task TakeBackStale(string name);

    Task<IReadOnlyList<string>> Names();

    Task End();
}

internal sealed class RemindedGrain(Journal journal, Gates gates) : Grain, IReminded, IRemindable
{
    public async Task Set(string name, TimeSpan dueTime, TimeSpan period)
    {
        var reminder = await this.RegisterOrUpdateReminder(name, dueTime, period);
        Assert.Equal(name, reminder.ReminderName);
    }

    public async Task<bool> TakeBack(string name)
    {
        var reminder = await this.GetReminder(name);
        if (reminder is not null)
        {
            await this.UnregisterReminder(reminder);
        }

        return reminder is not null;
    }

    public async Task TakeBackTwice(string name)
    {
        var reminder = await this.GetReminder(name);
        await this.UnregisterReminder(reminder!);
        await this.UnregisterReminder(reminder!);
    }

    public async Task TakeBackStale(string name)
    {
        var reminder = await this.GetReminder(name);
        await this.RegisterOrUpdateReminder(name, TimeSpan.Zero, TimeSpan.FromHours(1));
        await this.UnregisterReminder(reminder!);
    }

    public async Task<IReadOnlyList<string>> Names() =>
        [.. (await this.GetReminders()).Select(r => r.ReminderName).Order(StringComparer.Ordinal)];

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        journal.Write(FormattableString.Invariant(
            $"{reminderName} of {this.GetPrimaryKeyString()} at {status.CurrentTickTime:HH:mm:ss}"));
        if (reminderName is "fails")
        {
            throw new InvalidOperationException("this reminder fails");
        }

        if (reminderName is "slow")
        {
            await gates["slow"].Task;
        }
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

internal interface IUnremindable : IGrainWithStringKey
{
    Task Set();
}

internal sealed class UnremindableGrain : Grain, IUnremindable
{
    public Task Set() => this.RegisterOrUpdateReminder("none", TimeSpan.Zero, TimeSpan.FromHours(1));
}
