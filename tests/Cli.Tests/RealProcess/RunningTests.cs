using System.Net;
using System.Text.Json.Nodes;

namespace TradingPlatform.Cli.Tests.RealProcess;

/// <summary>The program as people start it: what it prints, how it ends, and what is left after it was
/// killed.</summary>
public sealed class RunningTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly string[] Figures =
        ["eventsStored", "orders", "fills", "agents", "decisionsHash", "accountsHash", "candlesHash"];

    private string[] Replay =>
        ["--feed", "replay", "--data", installation.Bars, "--speed", "max", "--json", "--exit-when-finished"];

    [Fact]
    public async Task A_replay_that_is_killed_again_and_again_ends_as_one_that_never_was()
    {
        var whole = await ReportAsync(await installation.DatabaseAsync());
        Assert.True(whole["orders"]!.GetValue<long>() > 0, "The agents did not trade: nothing would be proven.");

        var database = await installation.DatabaseAsync();
        var moments = new Random(11); // the seed of the moments at which it is killed
        for (var kill = 0; kill < 4; kill++)
        {
            using var platform = PlatformProcess.Start(installation, database, Replay);
            await platform.AddressAsync();
            await Task.Delay(moments.Next(50, 900));
            await platform.KillAsync();
        }

        var resumed = await ReportAsync(database);
        Assert.True(Steps(resumed) < Steps(whole), "Nothing was kept of the killed runs.");
        Assert.All(Figures, figure => Assert.Equal(whole[figure]!.ToJsonString(), resumed[figure]!.ToJsonString()));
    }

    [Fact]
    public async Task It_serves_drains_on_request_and_finds_its_data_again()
    {
        var database = await installation.DatabaseAsync();
        string[] words = ["--feed", "replay", "--data", installation.Bars, "--speed", "60000"];
        long before;
        using (var first = PlatformProcess.Start(installation, database, words))
        {
            before = await SequenceAsync(await first.AddressAsync(), above: 100);
            Assert.Equal(0, await first.TerminateAsync());
            Assert.DoesNotContain("   at ", first.Errors, StringComparison.Ordinal);
        }

        using var second = PlatformProcess.Start(installation, database, words);
        Assert.True(await SequenceAsync(await second.AddressAsync(), above: 0) >= before);
    }

    [Fact]
    public async Task A_database_that_is_down_is_told_in_one_sentence()
    {
        using var platform = PlatformProcess.Start(
            installation, "Host=127.0.0.1;Port=1;Username=nobody;Database=none", "--feed", "simulated");
        var (exitCode, output) = await platform.EndAsync();
        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains("The database does not answer", platform.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", platform.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_of_bars_is_named_with_its_line()
    {
        var folder = Path.Combine(installation.Root, "damaged");
        GeneratedBars.Write(folder, bars: 10, seed: 1);
        var file = Path.Combine(folder, "BTCUSDT-1m-2026.csv");
        var good = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, good.Replace("\n17", "\nx17", StringComparison.Ordinal));
        using var platform = PlatformProcess.Start(
            installation, await installation.DatabaseAsync(), "--data", folder, "--exit-when-finished");
        Assert.Equal(1, (await platform.EndAsync()).ExitCode);
        Assert.Contains($"{file}, line 2", platform.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", platform.Errors, StringComparison.Ordinal);
    }

    private static long Steps(JsonNode report) => report["steps"]!.GetValue<long>();

    private async Task<JsonNode> ReportAsync(string database)
    {
        using var platform = PlatformProcess.Start(installation, database, Replay);
        var (exitCode, output) = await platform.EndAsync();
        Assert.True(exitCode == 0, platform.Errors);
        return JsonNode.Parse(output)!;
    }

    private static async Task<long> SequenceAsync(string address, long above)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var answer = await http.GetAsync("/api/v1/symbols/REPLAY:BTCUSDT");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var symbol = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                if (symbol["sequence"]!.GetValue<long>() > above)
                {
                    return symbol["sequence"]!.GetValue<long>();
                }
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The market did not get past step {above} within half a minute.");
    }
}
