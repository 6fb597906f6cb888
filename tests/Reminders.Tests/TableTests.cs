using Npgsql;
using Orleans;
using Orleans.Runtime;
using TradingPlatform.EventStore.Tests;

namespace TradingPlatform.Reminders.Tests;

[Collection(UsesDatabase.Name)]
public sealed class TableTests(Database database)
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    [Fact]
    public async Task What_is_written_is_read_back_and_every_change_has_its_own_version()
    {
        await using var table = await TableAsync();
        var entry = Entry("symbol/BINANCE:BTCUSDT", "hourly");
        Assert.Equal("0", await table.UpsertRow(entry));
        entry.Period = TimeSpan.FromDays(100);
        Assert.Equal("1", await table.UpsertRow(entry));
        var read = (await table.ReadRow(entry.GrainId, "hourly"))!;
        Assert.Equal(
            (entry.GrainId, "hourly", Start, TimeSpan.FromDays(100), "1"),
            (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
        Assert.Null(await table.ReadRow(entry.GrainId, "daily"));
    }

    [Fact]
    public async Task Only_the_current_version_is_removed_and_only_once()
    {
        await using var table = await TableAsync();
        var entry = Entry("symbol/a", "r");
        await table.UpsertRow(entry);
        await table.UpsertRow(entry);
        Assert.False(await table.RemoveRow(entry.GrainId, "r", "0"));
        Assert.True(await table.RemoveRow(entry.GrainId, "r", "1"));
        Assert.False(await table.RemoveRow(entry.GrainId, "r", "1"));
        Assert.Empty((await table.ReadRows(entry.GrainId)).Reminders);
    }

    [Fact]
    public async Task Parts_of_the_ring_cover_every_grain_once_and_another_services_rows_never()
    {
        var store = await database.CreateAsync();
        await using var table = Table(store, "one");
        await using var other = Table(store, "other");
        for (var i = 0; i < 200; i++)
        {
            await table.UpsertRow(Entry(FormattableString.Invariant($"symbol/{i}"), "r"));
        }

        var seen = new List<GrainId>();
        for (var part = 0U; part < 16; part++)
        {
            var rows = await table.ReadRows(part << 28, unchecked((part + 1) << 28));
            Assert.All(rows.Reminders, r => Assert.True(
                r.GrainId.GetUniformHashCode() - 1 >> 28 == part, $"{r.GrainId} is in part {part}."));
            seen.AddRange(rows.Reminders.Select(r => r.GrainId));
        }

        Assert.Equal(200, seen.Count);
        Assert.Equal(200, seen.Distinct().Count());
        Assert.Equal(200, (await table.ReadRows(0, 0)).Reminders.Count);
        Assert.Empty((await other.ReadRows(0, 0)).Reminders);
    }

    /// <summary>Orleans asks by name and binds by name; whatever is stored under these names must run.</summary>
    [Theory]
    [InlineData("UpsertReminderRowKey", "version")]
    [InlineData("ReadReminderRowsKey", "grainid,remindername,starttime,period,version")]
    [InlineData("ReadReminderRowKey", "grainid,remindername,starttime,period,version")]
    [InlineData("ReadRangeRows1Key", "grainid,remindername,starttime,period,version")]
    [InlineData("ReadRangeRows2Key", "grainid,remindername,starttime,period,version")]
    [InlineData("DeleteReminderRowKey", "exists")]
    public async Task A_clusters_statements_run_on_the_same_rows(string key, string columns)
    {
        var store = await database.CreateAsync();
        await using var table = Table(store, "one");
        var entry = Entry("symbol/a", "r");
        await table.UpsertRow(entry);
        var text = (string)(await Database.ExecuteAsync(
            store, $"SELECT QueryText FROM orleans.OrleansQuery WHERE QueryKey = '{key}'"))!;
        await using var source = NpgsqlDataSource.Create(store);
        await using var command = source.CreateCommand(text);
        Bind(command, entry);
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        Assert.Equal(columns, string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)));
    }

    private static void Bind(NpgsqlCommand command, ReminderEntry entry)
    {
        var hash = unchecked((int)entry.GrainId.GetUniformHashCode());
        command.Parameters.AddWithValue("ServiceId", "one");
        command.Parameters.AddWithValue("GrainId", entry.GrainId.ToString());
        command.Parameters.AddWithValue("ReminderName", entry.ReminderName);
        command.Parameters.AddWithValue("StartTime", entry.StartAt);
        command.Parameters.AddWithValue("Period", 60_000);
        command.Parameters.AddWithValue("GrainHash", hash);
        command.Parameters.AddWithValue("BeginHash", hash - 1);
        command.Parameters.AddWithValue("EndHash", hash);
        command.Parameters.AddWithValue("Version", 0);
    }

    private static ReminderEntry Entry(string grain, string name) => new()
    {
        GrainId = GrainId.Parse(grain),
        ReminderName = name,
        StartAt = Start,
        Period = TimeSpan.FromMinutes(1),
    };

    private static PostgresReminderTable Table(string store, string service) =>
        new(NpgsqlDataSource.Create(store), service);

    private async Task<PostgresReminderTable> TableAsync() => Table(await database.CreateAsync(), "one");
}
