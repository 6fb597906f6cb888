using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.EventStore.Tests.Postgres;

public sealed class TailGapsTests
{
    private readonly TailGaps _gaps = new();

    [Fact]
    public void Without_a_gap_everything_is_safe()
    {
        Assert.Equal(3, _gaps.SafeCount(10, [11, 12, 13], xmin: 40, out var gap));
        Assert.Null(gap);
    }

    [Fact]
    public void A_page_ends_before_a_number_that_may_still_come()
    {
        Assert.Equal(2, _gaps.SafeCount(10, [11, 12, 14], xmin: 40, out var gap));
        Assert.Equal(new TailGap(13, 14), gap);
        Assert.True(_gaps.IsNew(gap!));
        Assert.Equal(0, _gaps.SafeCount(12, [14, 15], xmin: ulong.MaxValue, out _));
    }

    [Fact]
    public void A_gap_is_passed_when_every_transaction_below_its_barrier_has_ended()
    {
        _gaps.Remember(new TailGap(13, 14), barrier: 50);
        Assert.Equal(0, _gaps.SafeCount(12, [14], xmin: 49, out _));
        Assert.Equal(1, _gaps.SafeCount(12, [14], xmin: 50, out _));
    }

    [Fact]
    public void The_first_barrier_of_a_gap_counts()
    {
        _gaps.Remember(new TailGap(13, 14), barrier: 50);
        _gaps.Remember(new TailGap(13, 14), barrier: 90);
        Assert.Equal(1, _gaps.SafeCount(12, [14], xmin: 50, out _));
    }

    [Fact]
    public void A_gap_that_has_become_smaller_is_a_new_gap()
    {
        _gaps.Remember(new TailGap(13, 16), barrier: 50);
        Assert.Equal(0, _gaps.SafeCount(12, [14, 16], xmin: 60, out var smaller));
        Assert.Equal(new TailGap(13, 14), smaller);
        _gaps.Remember(smaller!, barrier: 60);
        Assert.Equal(1, _gaps.SafeCount(12, [14, 16], xmin: 60, out var next));
        Assert.Equal(new TailGap(15, 16), next);
    }

    [Fact]
    public void Forgetting_gaps_only_makes_the_tail_wait()
    {
        _gaps.Remember(new TailGap(1, 5), barrier: 50);
        for (var i = 1; i <= 1_024; i++)
        {
            _gaps.Remember(new TailGap(i * 10, (i * 10) + 5), barrier: 50);
        }

        Assert.Equal(0, _gaps.SafeCount(0, [5], xmin: 60, out var gap));
        Assert.True(_gaps.IsNew(gap!));
    }
}
