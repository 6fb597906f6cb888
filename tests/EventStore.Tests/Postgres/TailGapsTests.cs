using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.EventStore.Tests.Postgres;

public sealed class TailGapsTests
{
    private static readonly TailSnapshot Quiet = new(50, 50);
    private static readonly TailSnapshot Busy = new(40, 50);
    private readonly TailGaps _gaps = new();

    [Fact]
    public void Without_a_gap_everything_is_safe() => Assert.Equal(3, _gaps.SafeCount(10, [11, 12, 13], Busy));

    [Fact]
    public void A_page_ends_before_a_number_that_may_still_come()
    {
        Assert.Equal(2, _gaps.SafeCount(10, [11, 12, 14], Busy));
        Assert.Equal(0, _gaps.SafeCount(12, [14, 15], Busy));
    }

    [Fact]
    public void A_gap_is_passed_when_no_transaction_runs() => Assert.Equal(3, _gaps.SafeCount(10, [12, 13, 20], Quiet));

    [Fact]
    public void A_gap_is_passed_when_every_transaction_that_ran_when_it_was_first_seen_has_ended()
    {
        Assert.Equal(0, _gaps.SafeCount(12, [14], Busy));
        Assert.Equal(0, _gaps.SafeCount(12, [14], new TailSnapshot(49, 60)));
        Assert.Equal(1, _gaps.SafeCount(12, [14], new TailSnapshot(50, 60)));
    }

    [Fact]
    public void A_gap_that_has_become_smaller_is_a_new_gap()
    {
        Assert.Equal(0, _gaps.SafeCount(12, [16], Busy));
        Assert.Equal(0, _gaps.SafeCount(12, [14, 16], new TailSnapshot(55, 60)));
        Assert.Equal(1, _gaps.SafeCount(12, [14, 16], new TailSnapshot(60, 65)));
        Assert.Equal(2, _gaps.SafeCount(12, [14, 16], new TailSnapshot(65, 70)));
    }

    [Fact]
    public void Forgetting_gaps_only_makes_the_tail_wait()
    {
        for (var i = 0; i < 2_000; i++)
        {
            Assert.Equal(0, _gaps.SafeCount(i * 10, [(i * 10) + 5], Busy));
        }

        Assert.Equal(0, _gaps.SafeCount(0, [5], new TailSnapshot(60, 70)));
        Assert.Equal(1, _gaps.SafeCount(0, [5], new TailSnapshot(70, 80)));
    }
}
