using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Binance.Messages;

/// <summary>One market of the venue's list.</summary>
/// <param name="Ticker">Its name.</param>
/// <param name="Status"><c>TRADING</c> when it is open.</param>
/// <param name="Instrument">Its trading rules; a filter that is not there is switched off (0).</param>
public sealed record VenueMarket(string Ticker, string Status, Instrument Instrument)
{
    /// <summary>The venue part of live symbols.</summary>
    public const string Venue = "BINANCE";

    private const int FiltersMax = 100;

    internal static VenueMarket From(VenueJson symbol)
    {
        var ticker = symbol.Field("symbol").Text();
        var rules = new Instrument(
            $"{Venue}:{ticker}", symbol.Field("baseAsset").Text(), symbol.Field("quoteAsset").Text(), 0, 0, 0, 0, 0);
        foreach (var filter in symbol.Field("filters").Items(FiltersMax, one => one))
        {
            rules = With(rules, filter);
        }

        return new VenueMarket(ticker, symbol.Field("status").Text(), rules);
    }

    private static Instrument With(Instrument rules, VenueJson filter) => filter.Field("filterType").Text() switch
    {
        "PRICE_FILTER" => rules with { TickSize = filter.Field("tickSize").Amount() },
        "LOT_SIZE" => rules with
        {
            StepSize = filter.Field("stepSize").Amount(),
            QuantityMin = filter.Field("minQty").Amount(),
            QuantityMax = filter.Field("maxQty").Amount(),
        },
        "MIN_NOTIONAL" or "NOTIONAL" => rules with { NotionalMin = filter.Field("minNotional").Amount() },
        _ => rules,
    };
}
