using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Tests.Feeding;

public sealed class FeedPumpTests
{
    private const int Bars = 2_000;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_run_whose_turn_is_lost_under_way_goes_on_when_it_comes_back()
    {
        var whole = await PlatformRun.PlayAsync(PlatformRun.NewLog(), NewFeed(), AtMost);
        using var turn = new PassedTurn();
        await using var run = await PlatformRun.StartAsync(PlatformRun.NewLog(), NewFeed(), turn);
        for (var steps = 200; steps <= 1_000; steps += 400)
        {
            while (run.Progress.Steps < steps)
            {
                await Task.Delay(1);
            }

            await turn.LoseAsync();
        }

        var report = await run.ReportAsync(AtMost);
        Assert.Equal(4, turn.Taken);
        Assert.Equal(whole.DecisionsHash, report.DecisionsHash);
        Assert.Equal(whole.CandlesHash, report.CandlesHash);
        Assert.Equal(Bars, report.Steps);
        Assert.True(run.Progress.IsFeeding);
    }

    [Fact]
    public async Task What_the_feeds_owner_posts_is_what_others_read()
    {
        await using var run = await PlatformRun.StartAsync(PlatformRun.NewLog(), NewFeed());
        var board = run.Grains.GetGrain<IFeedBoardGrain>(IFeedBoardGrain.Key);
        Assert.Null(await board.ReadAsync());
        var report = new FeedReport(FeedMode.Replay, 60, "as asked", [], DateTimeOffset.UnixEpoch);
        await board.PostAsync(report);
        Assert.Equal(report.Reason, (await board.ReadAsync())!.Reason);
    }

    private static ScriptedFeed NewFeed() => new(GeneratedBars.Of(seed: 7, Bars, "REPLAY:AAAUSDT"));
}
