using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>What holds for every indicator, whatever it computes.</summary>
public sealed class ConductTests
{
    public static TheoryData<string> Names => Cases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_later_bar_changes_an_earlier_value(string name)
    {
        var each = Cases.Of(name);
        var future = Markets.Walk(99, from: 1_000);
        foreach (var (market, bars) in Markets.All)
        {
            var whole = each.Bits(bars);
            foreach (var stop in (int[])[1, 2, 20, 77, 201, 399])
            {
                AssertSame(whole[..stop], each.Bits([.. bars[..stop], .. future])[..stop], $"{name} over {market}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_at_once_gives_the_bits_of_one_by_one(string name)
    {
        var each = Cases.Of(name);
        foreach (var (market, bars) in Markets.All)
        {
            AssertSame(each.Bits(bars), each.BatchBits(bars), $"{name} over {market}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_that_is_resumed_goes_on_bit_for_bit(string name)
    {
        var each = Cases.Of(name);
        foreach (var (market, bars) in Markets.All)
        {
            var whole = each.Bits(bars);
            foreach (var stop in (int[])[0, 1, 2, 13, 14, 15, 20, 21, 53, 100, 163, 300])
            {
                AssertSame(whole, each.ResumedBits(bars, stop), $"{name} over {market}, resumed after {stop}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_that_is_cleared_is_as_new(string name)
    {
        var each = Cases.Of(name);
        var other = Markets.Walk(98, count: 137);
        foreach (var (market, bars) in Markets.All)
        {
            AssertSame(each.Bits(bars), each.ClearedBits(other, bars), $"{name} over {market}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_ready_when_its_warm_up_is_over_and_finite_from_then_on(string name)
    {
        var each = Cases.Of(name);
        foreach (var (market, bars) in Markets.All)
        {
            var (ready, numbers) = (each.Ready(bars), each.Stream(bars));
            var first = Array.IndexOf(ready, true);
            Assert.True(
                each.IsReadyLater ? first < 0 || first >= each.WarmUp - 1 : first == each.WarmUp - 1,
                $"{name} over {market}: ready with bar {first}, warm-up is {each.WarmUp}");
            Assert.All(ready.Skip(Math.Max(first, 0)), isReady => Assert.Equal(first >= 0, isReady));
            for (var i = 0; i < bars.Length; i++)
            {
                Assert.False(numbers[i].Any(double.IsInfinity), $"{name} over {market}, bar {i}");
                Assert.False(
                    ready[i] && !each.HasGaps && numbers[i].Any(double.IsNaN), $"{name} over {market}, bar {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bar_allocates_nothing(string name)
    {
        // Twice, because a first pass may compile something.
        var each = Cases.Of(name);
        var bars = Markets.Walk(97);
        each.AllocatedBytes(bars);
        Assert.Equal(0, each.AllocatedBytes(bars));
    }

    private static void AssertSame(long[][] expected, long[][] actual, string where)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i].AsSpan().SequenceEqual(actual[i]), $"{where}: bar {i} differs.");
        }
    }
}
