using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Grains.Tests.Cluster;

/// <summary>A replay on two silos of one cluster, with a real database: it must end as it ends in one process, also
/// when the silo that feeds it dies under way.</summary>
[Collection(UsesDatabase.Name)]
public sealed class TwoSilosTests(Database database)
{
    private const int Bars = 1_500;
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(4);
    private static readonly string[] Symbols = ["REPLAY:AAAUSDT", "REPLAY:BBBUSDT"];

    [Fact]
    public async Task Two_silos_decide_as_one_process_does()
    {
        var whole = await PlatformRun.PlayAsync(PlatformRun.NewLog(), NewFeed(), AtMost);
        var connectionString = await database.CreateAsync();
        await using var first = await TestSilo.StartAsync(connectionString, NewFeed());
        await using var second = await TestSilo.StartAsync(connectionString, NewFeed());
        AssertSame(whole, await first.ReportAsync(AtMost));
        Assert.False(second.Progress.IsFeeding);
    }

    [Fact]
    public async Task The_silo_that_feeds_dies_and_the_other_one_ends_the_run_as_if_it_had_not()
    {
        var whole = await PlatformRun.PlayAsync(PlatformRun.NewLog(), NewFeed(), AtMost);
        var connectionString = await database.CreateAsync();
        await using var first = await TestSilo.StartAsync(connectionString, NewFeed());
        await using var second = await TestSilo.StartAsync(connectionString, NewFeed());
        while (first.Progress.Steps < Bars / 2)
        {
            await Task.Delay(20);
        }

        await first.KillAsync();
        Assert.True(first.Progress.Steps < Bars * Symbols.Length, "the run ended before the silo could die");
        AssertSame(whole, await second.ReportAsync(AtMost));
        Assert.True(second.Progress.Steps > 0, "the second silo had nothing to do");
    }

    private static ScriptedFeed NewFeed() => new(GeneratedBars.Of(seed: 7, Bars, Symbols));

    private static void AssertSame(RunReport expected, RunReport actual)
    {
        Assert.True(expected.Orders > 0, "the bars prove nothing");
        Assert.Equal(expected.CandlesHash, actual.CandlesHash);
        Assert.Equal(expected.DecisionsHash, actual.DecisionsHash);
        Assert.Equal(expected.AccountsHash, actual.AccountsHash);
        Assert.Equal(expected.Fills, actual.Fills);
    }
}
