using TradingPlatform.Exchanges.Replay;

namespace TradingPlatform.Exchanges.Tests.Replay;

public sealed class ReplayPaceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_minute_takes_one_second_at_speed_sixty_and_all_markets_share_the_clock()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1", "120000,1,1,1,1,1");
        folder.Write("ETHUSDT-1m-2026.csv", TemporaryFolder.Header, "180000,1,1,1,1,1");
        var time = new ManualTime(s_now);
        var feed = ReplayFeed.Open(new ReplayOptions(folder.Path) { Speed = 60 }, time);
        await using var bitcoin = feed.ReadAsync("REPLAY:BTCUSDT", 0, default).GetAsyncEnumerator();
        await using var ether = feed.ReadAsync("REPLAY:ETHUSDT", 0, default).GetAsyncEnumerator();
        Assert.True(await bitcoin.MoveNextAsync());

        var (second, third) = (bitcoin.MoveNextAsync().AsTask(), ether.MoveNextAsync().AsTask());
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await second);
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await third);
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_it_is_cancelled()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1d-2026.csv", TemporaryFolder.Header, "86400000,1,1,1,1,1", "172800000,1,1,1,1,1");
        using var stop = new CancellationTokenSource();
        var feed = ReplayFeed.Open(new ReplayOptions(folder.Path) { Speed = 1 }, new ManualTime(s_now));
        await using var reader = feed.ReadAsync("REPLAY:BTCUSDT", 0, stop.Token).GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var next = reader.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void A_negative_speed_is_refused()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<FeedUnavailableException>(
            () => ReplayFeed.Open(new ReplayOptions(folder.Path) { Speed = -1 }, TimeProvider.System));

        Assert.Equal("feed.invalid-options", error.Code);
    }
}
