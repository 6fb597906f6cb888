using System.Diagnostics;
using System.Text.Json.Nodes;
using TradingPlatform.Cli.Tests.Log;
using TradingPlatform.Cli.Tests.RealProcess;
using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.Cli.Tests.Database;

public sealed class UpkeepCommandsTests(WrittenLog server) : IClassFixture<WrittenLog>
{
    [Fact]
    public async Task Verifying_names_what_is_wrong_and_ends_with_3()
    {
        var verified = await server.RunAsync("db", "verify");
        Assert.Equal((3, ""), (verified.ExitCode, verified.Errors));
        Assert.Matches("^streams +5 events +1 problems$", verified.Lines[0]);
        Assert.StartsWith("  account-odd 1: 'from_the_future' cannot be", verified.Lines[1], StringComparison.Ordinal);
        Assert.Matches("^numbers .* all right$", verified.Lines[2]);
        Assert.Matches("^market log .* all right$", verified.Lines[3]);

        var lines = (await server.RunAsync("db", "verify", "--json")).Lines;
        var json = lines.Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["streams", "numbers", "market log"], json.Select(check => (string?)check["check"]));
        Assert.Equal("account-odd 1", (string?)json[0]["first"]![0]!["where"]);
    }

    [Fact]
    public async Task A_store_that_is_all_right_ends_with_0()
    {
        var sound = await MigratedAsync("sound");
        Assert.Equal(0, (await server.RunAsync(sound, ["db", "verify"])).ExitCode);
    }

    [Fact]
    public async Task Old_months_are_told_by_a_dry_run_and_dropped_without_it()
    {
        var old = await MigratedAsync("old");
        await WrittenLog.ExecuteAsync(old, "SELECT market.make_month(now() - interval '9 months')");
        var month = (string)(await WrittenLog.ExecuteAsync(
            old, "SELECT to_char(now() AT TIME ZONE 'UTC' - interval '9 months', 'YYYY-MM')"))!;

        var dry = await server.RunAsync(old, ["db", "retain", "--market", "90d", "--dry-run"]);
        Assert.Equal(0, dry.ExitCode);
        Assert.Matches($"^{month} .* would go$", dry.Lines[0]);
        Assert.Equal(2, dry.Lines.Count(line => line.EndsWith("stays", StringComparison.Ordinal)));

        var done = await server.RunAsync(old, ["db", "retain", "--market", "90d", "--json"]);
        Assert.Equal($"batches_{month.Replace('-', '_')}", (string?)JsonNode.Parse(done.Output)!["dropped"]![0]);
        Assert.Contains(
            "No month had ended", (await server.RunAsync(old, ["db", "retain", "--market", "90d"])).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_platform_drops_old_months_when_it_is_told_to()
    {
        var old = await MigratedAsync("running");
        await WrittenLog.ExecuteAsync(old, "SELECT market.make_month(now() - interval '9 months')");
        using var platform = TpProcess.Start(
            server.Root, old, "run", "--no-web", "--port", "0", "--feed", "simulated", "--market-retention", "90d");
        var errors = platform.StandardError.ReadToEndAsync();
        const string Months = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'market.batches'::regclass";
        for (var wait = 0; wait < 600 && (long)(await WrittenLog.ExecuteAsync(old, Months))! > 2; wait++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(2L, await WrittenLog.ExecuteAsync(old, Months));
        using var terminate = Process.Start("kill", ["-TERM", $"{platform.Id}"]);
        await platform.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(platform.ExitCode == 0, await errors);
    }

    [Theory]
    [InlineData("db retain")]
    [InlineData("db retain --market 90")]
    [InlineData("db retain --market 0d")]
    [InlineData("db retain --market -1d")]
    [InlineData("db backup")]
    [InlineData("db restore")]
    [InlineData("run --market-retention soon")]
    public async Task What_makes_no_sense_ends_with_2(string words)
    {
        var refused = await server.RunAsync(words.Split(' '));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
    }

    [Theory]
    [InlineData("db verify")]
    [InlineData("db backup /nowhere")]
    [InlineData("db retain --market 90d")]
    public async Task A_database_without_the_schema_says_what_to_do(string words)
    {
        var refused = await server.RunAsync(await server.CreateAsync($"bare{words.Length}"), words.Split(' '));
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("tp db migrate", refused.Errors, StringComparison.Ordinal);
    }

    private async Task<string> MigratedAsync(string name)
    {
        var connectionString = await server.CreateAsync(name);
        await Migrator.MigrateAsync(connectionString, default);
        return connectionString;
    }
}
