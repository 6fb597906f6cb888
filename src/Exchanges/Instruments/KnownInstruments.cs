using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Instruments;

/// <summary>Binance spot's trading rules for common markets, for feeds that cannot ask the venue. The live feed
/// asks.</summary>
public static class KnownInstruments
{
    private static readonly ImmutableDictionary<string, (decimal Tick, decimal Step, decimal QuantityMax)> s_rules =
        new Dictionary<string, (decimal, decimal, decimal)>(StringComparer.Ordinal)
        {
            ["BTCUSDT"] = (0.01m, 0.00001m, 9_000m),
            ["ETHUSDT"] = (0.01m, 0.0001m, 9_000m),
            ["SOLUSDT"] = (0.01m, 0.001m, 90_000m),
            ["BNBUSDT"] = (0.01m, 0.001m, 9_000m),
            ["XRPUSDT"] = (0.0001m, 0.1m, 9_222_449m),
            ["ADAUSDT"] = (0.0001m, 0.1m, 900_000m),
            ["DOGEUSDT"] = (0.00001m, 1m, 9_000_000m),
            ["LTCUSDT"] = (0.01m, 0.001m, 90_000m),
            ["LINKUSDT"] = (0.01m, 0.01m, 90_000m),
            ["AVAXUSDT"] = (0.01m, 0.01m, 90_000m),
            ["DOTUSDT"] = (0.001m, 0.01m, 90_000m),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    private const decimal NotionalMin = 5m;

    /// <summary>The rules of <paramref name="ticker"/> at <paramref name="venue"/>; null when it is not listed
    /// here.</summary>
    public static Instrument? Find(string venue, string ticker)
    {
        if (!s_rules.TryGetValue(ticker, out var rules))
        {
            return null;
        }

        var (asset, quote) = Tickers.Split(ticker);
        return new Instrument(
            $"{venue}:{ticker}", asset, quote, rules.Tick, rules.Step, rules.Step, rules.QuantityMax, NotionalMin);
    }
}
