using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

/// <summary>A reminder table that can fail, and counts what is asked of it.</summary>
internal sealed class FaultyTable(IReminderTable inner) : IReminderTable
{
    public bool IsDown { get; set; }

    public int Reads { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken = default) => Up(() => Task.CompletedTask);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Up(() => inner.ReadRows(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        Reads++;
        return Up(() => inner.ReadRows(begin, end));
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Up(() => inner.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry) => Up(() => inner.UpsertRow(entry));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        Up(() => inner.RemoveRow(grainId, reminderName, eTag));

    private T Up<T>(Func<T> ask) => IsDown ? throw new IOException("the table is down") : ask();
}
