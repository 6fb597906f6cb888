using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Simulated;

namespace TradingPlatform.Exchanges.Tests.Simulated;

/// <summary>Thirty generated days have the shape that the documentation claims.</summary>
public sealed class SimulatedShapeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Volatility_clusters_tails_are_heavy_and_days_join_without_a_jump()
    {
        var options = new SimulatedOptions { Speed = 0, History = TimeSpan.FromDays(30), Seed = 7 };
        var inputs = await SimulatedFeed.Open(options, new ManualTime(s_now))
            .ReadAsync("SIM:BTCUSDT", 0, default).Take(30 * 1_440).ToListAsync();
        var closes = inputs.Select(input => (double)input.Trades[^1].Price).ToArray();
        var returns = closes.Zip(closes.Skip(1), (from, to) => (to / from) - 1).ToArray();
        var yearly = Math.Sqrt(returns.Sum(one => one * one) / returns.Length * 525_600);
        var kurtosis = Moment(returns, 4) / Math.Pow(Moment(returns, 2), 2);
        var midnights = returns.Where((_, minute) => (minute + 1) % 1_440 == 0).ToArray();

        Assert.InRange(yearly, 0.3, 1.1);
        Assert.True(kurtosis > 4, $"kurtosis {kurtosis}");
        Assert.True(Clustering(returns) > 0.1, $"autocorrelation of squares {Clustering(returns)}");
        Assert.Equal(29, midnights.Length);
        Assert.All(midnights, one => Assert.InRange(one, -0.01, 0.01));
    }

    [Fact]
    public async Task Afternoons_are_busier_than_nights()
    {
        var options = new SimulatedOptions { Speed = 0, History = TimeSpan.FromDays(10) };
        var inputs = await SimulatedFeed.Open(options, new ManualTime(s_now))
            .ReadAsync("SIM:ETHUSDT", 0, default).Take(10 * 1_440).ToListAsync();

        Assert.True(Volume(inputs, 14) > 1.5m * Volume(inputs, 4));
    }

    private static decimal Volume(IEnumerable<MarketInput> inputs, int hour) => inputs
        .Where(input => input.Trades[0].At.Hour == hour)
        .Sum(input => input.Trades.Sum(trade => trade.Quantity));

    private static double Moment(double[] numbers, int power)
    {
        var mean = numbers.Average();
        return numbers.Average(number => Math.Pow(number - mean, power));
    }

    private static double Clustering(double[] returns)
    {
        // Six deviations cut the jumps off: clustering must not hang on a handful of minutes.
        var limit = 36 * Moment(returns, 2);
        var squares = returns.Select(one => Math.Min(one * one, limit)).ToArray();
        var mean = squares.Average();
        return squares.Zip(squares.Skip(1), (a, b) => (a - mean) * (b - mean)).Average() / Moment(squares, 2);
    }
}
