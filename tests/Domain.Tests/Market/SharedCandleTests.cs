using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class SharedCandleTests
{
    [SharedDataFact]
    public void A_fortnight_of_real_minutes_gives_the_longer_candles_of_the_file()
    {
        foreach (var ticker in (string[])["BTCUSDT", "ETHUSDT", "SOLUSDT"])
        {
            var minutes = SharedKlines.Read($"{ticker}-1m-2026.csv.gz", Timeframe.M1);
            Assert.Equal(20_871, minutes.Count);
            var world = Play(minutes);
            foreach (var timeframe in Timeframes.All)
            {
                var expected = Aggregation.Of(minutes, timeframe);
                var actual = Closed(world, timeframe);
                Assert.Equal(expected, actual);
            }
        }
    }

    [SharedDataFact]
    public void A_year_of_real_quarters_gives_the_hours_and_days_of_the_other_files()
    {
        var world = Play(SharedKlines.Read("BTCUSDT-15m-2024.csv.gz", Timeframe.M15));
        foreach (var timeframe in (Timeframe[])[Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1])
        {
            var file = SharedKlines.Read($"BTCUSDT-{timeframe.Name()}-2024.csv.gz", timeframe);
            Assert.Equal(Aggregation.WithoutSequence(file), Closed(world, timeframe));
        }
    }

    private static List<Candle> Closed(MarketWorld world, Timeframe timeframe) =>
        Aggregation.WithoutSequence(world.Closed.Where(candle => candle.Timeframe == timeframe));

    /// <summary>Each bar becomes four trades: open, the two extremes, close; a quarter of the volume each.</summary>
    private static MarketWorld Play(List<Candle> bars)
    {
        var world = new MarketWorld();
        foreach (var bar in bars)
        {
            var part = bar.Volume / 4;
            var length = bar.EndAt() - bar.OpenAt;
            var step = world.Take(new MarketInput(
                MarketWorld.Symbol,
                bar.OpenAt.ToUnixTimeMilliseconds(),
                bar.EndAt(),
                [
                    new Trade(bar.OpenAt, bar.Open, part, false),
                    new Trade(bar.OpenAt + (length / 4), bar.High, part, false),
                    new Trade(bar.OpenAt + (length / 2), bar.Low, part, true),
                    new Trade(bar.EndAt().AddTicks(-1), bar.Close, bar.Volume - (3 * part), false),
                ],
                null));
            Assert.Null(step.Refusal);
        }

        return world;
    }
}
