using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators;

/// <summary>One closed bar as indicators take it: a <see cref="Candle"/> in binary fractions, converted once for all
/// indicators that look at it.</summary>
/// <param name="OpenAtMs">Its first instant, milliseconds since 1970-01-01 UTC.</param>
/// <param name="CloseAtMs">The first instant after it: when its numbers became known.</param>
/// <param name="Open">First price, in quote; above 0 and finite, as all prices here.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity, in base; 0 or more.</param>
public readonly record struct Bar(
    long OpenAtMs, long CloseAtMs, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>(high + low + close) / 3, in quote.</summary>
    public double Typical => (High + Low + Close) / 3;

    /// <summary>(high + low) / 2, in quote.</summary>
    public double Median => (High + Low) / 2;

    /// <summary>The same bar. A number of up to 15 digits becomes the binary fraction that is nearest to it, so a price
    /// read from text and one converted from a decimal are the same bits.</summary>
    public static Bar Of(Candle candle)
    {
        var openAt = candle.OpenAt.ToUnixTimeMilliseconds();
        return new Bar(
            openAt,
            openAt + (candle.Timeframe.Duration().Ticks / TimeSpan.TicksPerMillisecond),
            (double)candle.Open,
            (double)candle.High,
            (double)candle.Low,
            (double)candle.Close,
            (double)candle.Volume);
    }
}
