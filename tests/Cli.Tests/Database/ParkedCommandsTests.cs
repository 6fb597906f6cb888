using System.Text.Json.Nodes;
using TradingPlatform.Cli.Tests.Log;
using TradingPlatform.EventStore.Readers;

namespace TradingPlatform.Cli.Tests.Database;

public sealed class ParkedCommandsTests(WrittenLog log) : IClassFixture<WrittenLog>
{
    [Fact]
    public async Task What_waits_is_shown_and_can_be_asked_to_be_taken_up_again()
    {
        Assert.Equal("No stream waits.", Assert.Single((await log.RunAsync("db", "parked")).Lines));
        await using (var lease = await new PostgresReaderLeases(log.Database, TimeProvider.System)
            .TakeAsync("mailer", default))
        {
            await lease.ParkAsync(
                new ParkedEvent(
                    "mailer", WrittenLog.Ann, 2, 7, "order_placed", "Bad\nnews", 5,
                    DateTimeOffset.UnixEpoch),
                default);
        }

        var shown = await log.RunAsync("db", "parked");
        Assert.Equal(3, shown.ExitCode);
        Assert.StartsWith(
            $"mailer: {WrittenLog.Ann} waits since 1970-01-01 00:00:00 UTC at event 2 (order_placed, position 7), "
            + "tried 5 times. Bad", shown.Output, StringComparison.Ordinal);
        var one = JsonNode.Parse((await log.RunAsync("db", "parked", "--json")).Lines[0])!;
        Assert.Equal((7, "Bad\nnews", null), ((int)one["position"]!, (string?)one["error"], one["retryAskedAt"]));

        var wrong = await log.RunAsync("db", "retry", "mailer", "account-bob@SIM");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("does not wait for 'mailer'", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await log.RunAsync("db", "retry", "nobody")).ExitCode);
        Assert.Equal(2, (await log.RunAsync("db", "retry")).ExitCode);
        var asked = await log.RunAsync("db", "retry", "mailer", WrittenLog.Ann);
        Assert.Equal((0, ""), (asked.ExitCode, asked.Errors));
        Assert.Contains("takes up 1 stream", asked.Output, StringComparison.Ordinal);
        Assert.Contains("to be taken up again", (await log.RunAsync("db", "parked")).Output, StringComparison.Ordinal);
    }
}
