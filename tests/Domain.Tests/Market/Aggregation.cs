using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

/// <summary>A second, plain way to longer candles, which shares no code with the first.</summary>
internal static class Aggregation
{
    /// <summary>Groups shorter candles into those of <paramref name="timeframe"/>; sequences are not compared, so they
    /// are 0.</summary>
    public static List<Candle> Of(IEnumerable<Candle> shorter, Timeframe timeframe)
    {
        var minutes = timeframe switch
        {
            Timeframe.M1 => 1,
            Timeframe.M5 => 5,
            Timeframe.M15 => 15,
            Timeframe.H1 => 60,
            Timeframe.H4 => 240,
            _ => 1440,
        };
        return [.. shorter
            .GroupBy(candle => candle.OpenAt.ToUnixTimeSeconds() / (60 * minutes))
            .Select(group => new Candle(
                timeframe,
                DateTimeOffset.FromUnixTimeSeconds(group.Key * 60 * minutes),
                group.First().Open,
                group.Max(candle => candle.High),
                group.Min(candle => candle.Low),
                group.Last().Close,
                group.Sum(candle => candle.Volume),
                0))];
    }

    public static List<Candle> WithoutSequence(IEnumerable<Candle> candles) =>
        [.. candles.Select(candle => candle with { Sequence = 0 })];
}
