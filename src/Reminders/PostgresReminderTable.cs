using System.Globalization;
using Npgsql;
using Orleans;
using Orleans.Runtime;

namespace TradingPlatform.Reminders;

/// <summary>Reminders in PostgreSQL, in the table of Orleans' own provider: the embedded host and a cluster serve the
/// same rows. Failures of the database come as <see cref="NpgsqlException"/>; the host tries again.</summary>
/// <param name="source">A migrated database.</param>
/// <param name="serviceId">Whose reminders: every process of one service, on either host, says the same.</param>
public sealed class PostgresReminderTable(NpgsqlDataSource source, string serviceId) : IReminderTable, IAsyncDisposable
{
    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(GrainId grainId) =>
        ReadAsync(ReminderStatements.ReadOfGrain, serviceId, grainId.ToString());

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        // The column has a sign; on the ring of numbers that only moves the place where it is cut open.
        var (after, upTo) = unchecked(((int)begin, (int)end));
        var statement = after < upTo ? ReminderStatements.ReadBetween : ReminderStatements.ReadAround;
        return ReadAsync(statement, serviceId, after, upTo);
    }

    /// <inheritdoc/>
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        var found = await ReadAsync(ReminderStatements.ReadOne, serviceId, grainId.ToString(), reminderName);
        return found.Reminders.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var command = Command(
            ReminderStatements.Upsert,
            serviceId,
            entry.GrainId.ToString(),
            entry.ReminderName,
            DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc),
            (long)entry.Period.TotalMilliseconds,
            unchecked((int)entry.GrainId.GetUniformHashCode()));
        var version = (int)(await command.ExecuteScalarAsync())!;
        return version.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var version = int.Parse(eTag, NumberStyles.None, CultureInfo.InvariantCulture);
        await using var command = Command(
            ReminderStatements.Remove, serviceId, grainId.ToString(), reminderName, version);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Closes its connections.</summary>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private NpgsqlCommand Command(string statement, params object[] values)
    {
        var command = source.CreateCommand(statement);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private async Task<ReminderTableData> ReadAsync(string statement, params object[] values)
    {
        await using var command = Command(statement, values);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<ReminderEntry>();
        while (await rows.ReadAsync())
        {
            found.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(rows.GetString(0)),
                ReminderName = rows.GetString(1),
                StartAt = rows.GetFieldValue<DateTime>(2),
                Period = TimeSpan.FromMilliseconds(rows.GetInt64(3)),
                ETag = rows.GetInt32(4).ToString(CultureInfo.InvariantCulture),
            });
        }

        return new ReminderTableData(found);
    }
}
