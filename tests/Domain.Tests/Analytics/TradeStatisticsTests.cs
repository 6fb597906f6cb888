using TradingPlatform.Domain.Analytics;

namespace TradingPlatform.Domain.Tests.Analytics;

public sealed class TradeStatisticsTests
{
    [Fact]
    public void The_frozen_definitions_give_the_frozen_figures()
    {
        decimal[] pnl = [120, -50, 80, -70, 30, -20, 0], risk = [60, 50, 40, 70, 30, 40, 50];
        var seven = TradeStatistics.Of([.. pnl.Zip(risk, (won, risked) => new FinishedTrade(won, risked))]);
        Assert.Equal(1.6428571429, seven.ProfitFactor!.Value, 1e-9);
        Assert.Equal(12.8571428571, seven.Expectancy!.Value, 1e-9);
        Assert.Equal(.3571428571, seven.ExpectancyInR!.Value, 1e-9);
        Assert.Equal((7, 3, 3), (seven.Count, seven.Wins, seven.Losses));
        Assert.Equal(120d / 90, seven.LargestShare!.Value, 1e-9);
    }

    [Fact]
    public void Without_losses_risks_or_trades_there_are_no_figures()
    {
        var won = TradeStatistics.Of([new FinishedTrade(5, 0)]);
        Assert.Equal((null, null, 1d), (won.ProfitFactor, won.ExpectancyInR, won.LargestShare));
        var none = TradeStatistics.Of([]);
        Assert.Equal((null, null, null), (none.Expectancy, none.WinRate, none.LargestShare));
    }
}

public sealed class DeflatedSharpeTests
{
    private static readonly int[] Tried = [1, 10, 100, 1000];

    [Theory]
    [InlineData(0, .5)]
    [InlineData(1.959963984540054, .975)]
    [InlineData(-1, .15865525393145705)]
    [InlineData(-6, 9.865876450376981e-10)]
    [InlineData(-50, 0)]
    public void The_normal_distribution_is_right_to_twelve_digits(double z, double below)
    {
        Assert.Equal(below, Normal.Below(z), Math.Max(1e-300, below * 1e-12));
        if (below is > 0 and < 1)
        {
            Assert.Equal(z, Normal.Quantile(below), 1e-9);
        }
    }

    [Fact]
    public void The_more_was_tried_the_less_the_best_of_it_says()
    {
        var returns = Enumerable.Range(0, 250).Select(i => .001 + (((i * 37 % 101) - 50) / 5000d)).ToArray();
        var probabilities = Tried
            .Select(trials => DeflatedSharpe.Probability(returns, trials, .002)!.Value).ToArray();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        Assert.True(probabilities[0] > .95 && probabilities[^1] < .65, string.Join(' ', probabilities));
    }

    [Fact]
    public void Luck_alone_gives_the_best_of_many_the_published_ratio() =>
        Assert.Equal(2.5306, DeflatedSharpe.ExpectedMaximum(100, 1), 1e-3);

    [Fact]
    public void Returns_that_do_not_vary_prove_nothing() =>
        Assert.Null(DeflatedSharpe.Probability([.01, .01, .01], 1, 0));
}
