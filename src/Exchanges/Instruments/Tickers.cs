namespace TradingPlatform.Exchanges.Instruments;

/// <summary>Splits a ticker into what is bought and what it is paid with.</summary>
internal static class Tickers
{
    // Longer names first, so that BTCFDUSD is paid in FDUSD and not in USD.
    private static readonly string[] s_quotes =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDS", "BTC", "ETH", "BNB", "EUR", "USD", "TRY", "BRL"];

    private const string Perpetual = "PERP";

    /// <summary>True for a perpetual, whose prices are not spot prices.</summary>
    public static bool IsPerpetual(string ticker) => ticker.EndsWith(Perpetual, StringComparison.Ordinal);

    public static (string Base, string Quote) Split(string ticker)
    {
        if (IsPerpetual(ticker) && ticker.Length > Perpetual.Length)
        {
            return (ticker[..^Perpetual.Length], "USD");
        }

        var quote = Array.Find(
            s_quotes, quote => ticker.Length > quote.Length && ticker.EndsWith(quote, StringComparison.Ordinal));
        return quote is null ? (ticker, "QUOTE") : (ticker[..^quote.Length], quote);
    }
}
