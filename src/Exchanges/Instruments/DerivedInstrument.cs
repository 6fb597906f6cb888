using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Instruments;

/// <summary>Trading rules guessed from what prices and volumes look like, for markets nobody knows: the tick and the
/// step
/// are the finest decimals seen, there is no largest order and no smallest notional.</summary>
public static class DerivedInstrument
{
    /// <summary>How many bars are looked at.</summary>
    public const int BarsMax = 1_000;

    /// <summary>The rules that the first <see cref="BarsMax"/> of <paramref name="bars"/> let guess.</summary>
    public static Instrument From(string venue, string ticker, IEnumerable<Kline> bars)
    {
        var price = 0;
        var quantity = 0;
        foreach (var bar in bars.Take(BarsMax))
        {
            price = Math.Max(price, Decimals(bar.Open, bar.High, bar.Low, bar.Close));
            quantity = Math.Max(quantity, Decimals(bar.Volume));
        }

        var (asset, quote) = Tickers.Split(ticker);
        var step = Unit(quantity);
        return new Instrument($"{venue}:{ticker}", asset, quote, Unit(price), step, step, 0, 0);
    }

    private static int Decimals(params ReadOnlySpan<decimal> numbers)
    {
        var most = 0;
        foreach (var number in numbers)
        {
            // Dividing by one written with many zeros drops trailing zeros: 1.500 becomes 1.5.
            most = Math.Max(most, (number / 1.0000000000000000000000000000m).Scale);
        }

        return most;
    }

    private static decimal Unit(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
