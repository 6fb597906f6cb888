using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

/// <summary>Candles for indicators: only prices and order matter.</summary>
internal static class Bars
{
    public static Candle[] Closing(params decimal[] closes) =>
        [.. closes.Select((close, i) => Of(i, close, close, close, close))];

    public static Candle Of(int index, decimal open, decimal high, decimal low, decimal close) =>
        new(Timeframe.H1, DateTimeOffset.UnixEpoch.AddHours(index), open, high, low, close, 1, index + 1);

    public static Candle[] Random(int seed, int count)
    {
        var random = new Random(seed);
        var close = 50_000m;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var open = close;
            close = Math.Max(1, close + (random.Next(-50_000, 50_001) / 100m));
            return Of(
                i,
                open,
                Math.Max(open, close) + (random.Next(10_000) / 100m),
                Math.Max(0.01m, Math.Min(open, close) - (random.Next(10_000) / 100m)),
                close);
        })];
    }

    /// <summary>Equal within <paramref name="relative"/> of the expected value.</summary>
    public static void Near(decimal expected, decimal? actual, decimal relative, string where) => Assert.True(
        actual is { } value && Math.Abs(value - expected) <= relative * Math.Abs(expected),
        FormattableString.Invariant($"{where}: {actual} is not {expected}"));

    /// <summary>Equal within <paramref name="digits"/>, the last digit that was printed.</summary>
    public static void Printed(decimal expected, decimal? actual, decimal digits, string where) => Assert.True(
        actual is { } value && Math.Abs(value - expected) <= digits,
        FormattableString.Invariant($"{where}: {actual} is not {expected}"));
}
