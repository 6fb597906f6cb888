using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Grains.Tests;

public sealed class ReplayTests
{
    private const int Bars = 6_000;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);
    private static readonly string[] Symbols = ["REPLAY:AAAUSDT", "REPLAY:BBBUSDT"];

    [Fact]
    public async Task The_same_bars_give_the_same_events_bit_for_bit()
    {
        var first = await PlayAsync();
        var second = await PlayAsync();
        AssertSame(first, second);
        Assert.True(first.Orders > 10, $"only {first.Orders} orders: the bars prove little");
        Assert.True(first.Fills >= first.Orders / 2, $"{first.Orders} orders had {first.Fills} fills");
        Assert.Equal(Bars * Symbols.Length, first.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Appends_that_fail_before_or_after_their_commit_change_nothing(int seed)
    {
        var whole = await PlayAsync();
        var log = new FaultyLog(PlatformRun.NewLog(), seed, faultRatio: 0.001);
        var troubled = await PlatformRun.PlayAsync(log, NewFeed(), AtMost);
        Assert.True(log.Faults > 3, $"only {log.Faults} faults were drawn");
        AssertSame(whole, troubled);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(900)]
    [InlineData(3_333)]
    public async Task A_run_that_dies_and_is_started_again_ends_as_if_it_had_not(long diesAfter)
    {
        var whole = await PlayAsync();
        var log = PlatformRun.NewLog();
        var dying = new FaultyLog(log, seed: 1, faultRatio: 0, diesAfter);
        await using (await PlatformRun.StartAsync(dying, NewFeed()))
        {
            for (var i = 0; i < 1_000 && !dying.IsDead; i++)
            {
                await Task.Delay(20);
            }

            Assert.True(dying.IsDead, "the run ended before it could die");
        }

        AssertSame(whole, await PlatformRun.PlayAsync(log, NewFeed(), AtMost));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(2_000)]
    public async Task Steps_that_were_dropped_are_missed_by_nobody_who_told_what_they_led_to(long kept)
    {
        const int Before = 4_500;
        var whole = await PlayAsync();
        var log = PlatformRun.NewLog();
        await PlatformRun.PlayAsync(log, new ScriptedFeed(GeneratedBars.Of(seed: 7, Bars, Symbols), Before), AtMost);
        var forgetful = new ForgetfulLog(log, firstKept: Before - kept + 1);
        AssertSame(whole, await PlatformRun.PlayAsync(forgetful, NewFeed(), AtMost));
        Assert.True(forgetful.Refused > 0, "nobody asked for a step that was gone, so nothing was tested");
    }

    private static ScriptedFeed NewFeed() => new(GeneratedBars.Of(seed: 7, Bars, Symbols));

    private static Task<RunReport> PlayAsync() => PlatformRun.PlayAsync(PlatformRun.NewLog(), NewFeed(), AtMost);

    private static void AssertSame(RunReport expected, RunReport actual)
    {
        Assert.Equal(expected.CandlesHash, actual.CandlesHash);
        Assert.Equal(expected.DecisionsHash, actual.DecisionsHash);
        Assert.Equal(expected.AccountsHash, actual.AccountsHash);
        Assert.Equal(expected.Orders, actual.Orders);
        Assert.Equal(expected.Fills, actual.Fills);
        Assert.Equal(
            expected.Agents.Select(agent => (agent.Agent, agent.FinalEquity, agent.DrawdownMax)),
            actual.Agents.Select(agent => (agent.Agent, agent.FinalEquity, agent.DrawdownMax)));
    }
}
