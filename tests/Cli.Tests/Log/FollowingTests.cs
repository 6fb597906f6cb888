using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.Cli.Tests.Log;

public sealed class FollowingTests(WrittenLog log) : IClassFixture<WrittenLog>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task New_events_are_shown_once_as_they_come_also_late_ones_and_a_signal_ends_it_well()
    {
        // A number is taken and not yet committed while the following begins.
        await using var late = new NpgsqlConnection(log.Database);
        await late.OpenAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await InsertAsync(late, "account-late@SIM");

        using var tail = log.Start("log", "tail", "--follow", "--json", "--limit", "2");
        Assert.Equal((4L, 5L), (await PositionAsync(tail), await PositionAsync(tail)));
        await using (var events = new PostgresEventLog(log.Database, EventCatalog.Domain, TimeProvider.System))
        {
            await WrittenLog.AppendAsync(events, "account-new@SIM", 0, null, WrittenLog.Opened("new"));
        }

        await Task.Delay(500);
        await transaction.CommitAsync();
        Assert.Equal((6L, 7L), (await PositionAsync(tail), await PositionAsync(tail)));

        // Whoever starts the tests may have Ctrl-C ignored, which children inherit; both signals take the same way.
        using var stop = Process.Start("kill", ["-TERM", $"{tail.Id}"]);
        await tail.WaitForExitAsync().WaitAsync(Limit);
        Assert.Equal(0, tail.ExitCode);
        Assert.Equal("", await tail.StandardOutput.ReadToEndAsync());
        Assert.Equal("", await tail.StandardError.ReadToEndAsync());
    }

    private static async Task<long> PositionAsync(Process tail)
    {
        var line = await tail.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        return line is null
            ? throw new InvalidOperationException(await tail.StandardError.ReadToEndAsync())
            : JsonNode.Parse(line)!["position"]!.GetValue<long>();
    }

    private static async Task InsertAsync(NpgsqlConnection connection, string stream)
    {
        await using var insert = new NpgsqlCommand($$"""
            INSERT INTO events.mt_streams (id, version) VALUES ('{{stream}}', 1);
            INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type)
            VALUES (nextval('events.mt_events_sequence'), gen_random_uuid(), '{{stream}}', 1, '{}', 'account_opened')
            """, connection);
        await insert.ExecuteNonQueryAsync();
    }
}
