using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TradingPlatform.EventStore.Aggregates;

namespace TradingPlatform.Cli.Tests.Log;

public sealed class LogCommandsTests(WrittenLog log) : IClassFixture<WrittenLog>
{
    [Fact]
    public async Task The_newest_events_are_shown_oldest_first_with_what_a_person_needs()
    {
        var shown = await log.RunAsync("log", "tail", "--limit", "3", "--stream", "account-");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Errors));
        Assert.Equal(3, shown.Lines.Length);
        Assert.Matches(
            @"^ +3  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}Z  account-bob@SIM 1  account_opened  <open>  .*Cash 100\.50",
            shown.Lines[0]);
        Assert.Contains("account-ann@SIM 3  order_placed  <more>", shown.Lines[1], StringComparison.Ordinal);
        Assert.Contains("(Side Buy, ", shown.Lines[1], StringComparison.Ordinal);
        Assert.Contains("from_the_future", shown.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2 4", "--type", "order_placed", "--from", "1")]
    [InlineData("4", "--type", "order_placed", "--limit", "1")]
    [InlineData("1 2 4", "--stream", "account-ann")]
    [InlineData("4", "--stream", "account-ann", "--type", "order_placed", "--from", "3")]
    [InlineData("2 3", "--from", "2", "--limit", "2")]
    [InlineData("", "--stream", "symbol-")]
    [InlineData("", "--from", "1000")]
    [InlineData("5", "--type", "from_the_future")]
    public async Task What_is_asked_for_is_shown(string positions, params string[] options)
    {
        var shown = await log.RunAsync(["log", "tail", "--json", .. options]);
        Assert.Equal(0, shown.ExitCode);
        Assert.Equal(
            positions, string.Join(' ', shown.Lines.Select(line => JsonNode.Parse(line)!["position"]!.ToJsonString())));
        Assert.Equal(positions.Length == 0, shown.Errors.Contains("No event matches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_is_shown_with_whole_bodies_page_by_page()
    {
        var text = await log.RunAsync("log", "show", WrittenLog.Ann, "--from", "2");
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("\n    \"Order\": {\n      \"Side\": \"Buy\",", text.Output, StringComparison.Ordinal);
        Assert.Contains("caused by command-7", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("account_opened", text.Output, StringComparison.Ordinal);

        var page = await log.RunAsync("log", "show", WrittenLog.Ann, "--json", "--limit", "1");
        var only = JsonNode.Parse(Assert.Single(page.Lines))!;
        Assert.Equal("100.50", (string?)only["body"]!["Cash"]);
        Assert.Equal(("open", "command-7"), ((string?)only["correlationId"], (string?)only["causationId"]));
        Assert.Contains("--from 2", page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_one_request_caused_is_shown_over_all_streams()
    {
        var shown = await log.RunAsync("log", "correlation", "open", "--json");
        Assert.Equal(
            [WrittenLog.Ann, WrittenLog.Ann, WrittenLog.Bob],
            shown.Lines.Select(line => (string?)JsonNode.Parse(line)!["stream"]));
        Assert.Equal(1, (await log.RunAsync("log", "correlation", "none")).ExitCode);
    }

    [Fact]
    public async Task A_stream_at_a_version_is_what_its_grain_knew_then()
    {
        var fold = AggregateKinds.Platform.Of(WrittenLog.Ann)!.Value.Kind.Begin("ann@SIM");
        fold.Apply(WrittenLog.Opened("ann"));
        fold.Apply(WrittenLog.Placed("o-1", 1));

        var shown = await log.RunAsync("log", "at", WrittenLog.Ann, "2", "--json");
        var moment = JsonNode.Parse(shown.Output)!;
        Assert.Equal(
            (2, 3, "order_placed", "account"),
            ((int)moment["version"]!, (int)moment["versions"]!, (string?)moment["lastEvent"], (string?)moment["kind"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Encoding.UTF8.GetString(StateJson.Write(fold.State))),
            moment["state"]));

        var text = await log.RunAsync("log", "at", WrittenLog.Ann, "2");
        Assert.StartsWith("account-ann@SIM at version 2 (1 more since)\nstored  2", text.Output,
            StringComparison.Ordinal);
        Assert.Contains("\"o-1\"", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"o-2\"", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_at_an_instant_is_what_was_stored_by_then()
    {
        var stored = (DateTime)(await WrittenLog.ExecuteAsync(
            log.Database, "SELECT timestamp AT TIME ZONE 'UTC' FROM events.mt_events WHERE seq_id = 4"))!;
        var exact = stored.ToString("O", CultureInfo.InvariantCulture) + "Z";
        var before = stored.AddTicks(-10).ToString("O", CultureInfo.InvariantCulture) + "Z";
        Assert.Equal(3, await VersionAtAsync(exact));
        Assert.Equal(2, await VersionAtAsync(before));
        Assert.Equal(3, await VersionAtAsync("2999-01-01"));
    }

    [Theory]
    [InlineData(1, "did you mean account-ann@SIM?", "show", "account-ann@SMI")]
    [InlineData(1, "did you mean account-ann@SIM?", "at", "account-anne@SIM", "1")]
    [InlineData(1, "there are account-ann@SIM, account-bob@SIM, account-odd", "show", "nothing-like-it-at-all")]
    [InlineData(1, "did you mean order_placed?", "tail", "--type", "order_paced")]
    [InlineData(1, "its versions are 1 to 3", "at", WrittenLog.Ann, "4")]
    [InlineData(1, "its versions are 1 to 3", "at", WrittenLog.Ann, "0")]
    [InlineData(1, "there is no version 9 yet", "show", WrittenLog.Ann, "--from", "9")]
    [InlineData(1, "its first event is of", "at", WrittenLog.Ann, "1999-12-31")]
    [InlineData(1, "Event 1 of stream account-odd, 'from_the_future'", "at", "account-odd", "1")]
    [InlineData(2, "neither a version", "at", WrittenLog.Ann, "yesterday")]
    [InlineData(2, "needs VERSION|TIME", "at", WrittenLog.Ann)]
    [InlineData(2, "there is no 'log tial'; did you mean tail?", "tial")]
    public async Task What_is_not_there_is_told_with_what_comes_nearest(int code, string says, params string[] words)
    {
        var refused = await log.RunAsync(["log", .. words]);
        Assert.Equal((code, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_the_schema_says_what_to_do()
    {
        var refused = await log.RunAsync(await log.CreateAsync("bare"), ["log", "tail"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("tp db migrate", refused.Errors, StringComparison.Ordinal);
    }

    private async Task<int> VersionAtAsync(string instant)
    {
        var shown = await log.RunAsync("log", "at", WrittenLog.Ann, instant, "--json");
        Assert.True(shown.ExitCode == 0, shown.Errors);
        return (int)JsonNode.Parse(shown.Output)!["version"]!;
    }
}
