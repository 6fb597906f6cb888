using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Reminders in memory: they end with the process.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<GrainId, Dictionary<string, ReminderEntry>> _rows = [];
    private long _version;

    public Task<ReminderTableData> ReadRows(GrainId grainId)
    {
        lock (_gate)
        {
            return Answer(_rows.GetValueOrDefault(grainId)?.Values ?? Enumerable.Empty<ReminderEntry>());
        }
    }

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        lock (_gate)
        {
            return Answer(
                from grain in _rows
                let hash = grain.Key.GetUniformHashCode()
                where begin < end ? hash > begin && hash <= end : hash > begin || hash <= end
                from row in grain.Value.Values
                select row);
        }
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_gate)
        {
            var row = _rows.GetValueOrDefault(grainId)?.GetValueOrDefault(reminderName);
            return Task.FromResult(row is null ? null : Copy(row));
        }
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_gate)
        {
            var row = Copy(entry);
            row.ETag = (++_version).ToString(CultureInfo.InvariantCulture);
            if (!_rows.TryGetValue(entry.GrainId, out var rows))
            {
                _rows[entry.GrainId] = rows = new(StringComparer.Ordinal);
            }

            rows[entry.ReminderName] = row;
            return Task.FromResult<string?>(row.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_gate)
        {
            var isThere = _rows.TryGetValue(grainId, out var rows) && rows.TryGetValue(reminderName, out var row)
                && string.Equals(row.ETag, eTag, StringComparison.Ordinal);
            if (isThere && rows!.Remove(reminderName) && rows.Count == 0)
            {
                _rows.Remove(grainId);
            }

            return Task.FromResult(isThere);
        }
    }

    private static Task<ReminderTableData> Answer(IEnumerable<ReminderEntry> rows) =>
        Task.FromResult(new ReminderTableData(rows.Select(Copy)));

    /// <summary>Entries can be changed by whoever holds them, so nobody holds the table's own.</summary>
    private static ReminderEntry Copy(ReminderEntry entry) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = entry.ETag,
    };
}
