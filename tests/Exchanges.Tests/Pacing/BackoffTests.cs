using TradingPlatform.Exchanges.Pacing;

namespace TradingPlatform.Exchanges.Tests.Pacing;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_are_drawn_from_nothing_to_a_doubling_bound()
    {
        var longest = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => 1);
        var shortest = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => 0);

        var waits = Enumerable.Range(0, 7).Select(attempt => longest.Wait(attempt).TotalSeconds);
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], waits);
        Assert.Equal(TimeSpan.Zero, shortest.Wait(5));
        Assert.Equal(TimeSpan.FromSeconds(30), longest.Wait(int.MaxValue));
    }
}
