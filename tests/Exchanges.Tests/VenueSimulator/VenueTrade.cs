using System.Globalization;

namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>A trade as the simulated venue remembers and tells it.</summary>
public sealed record VenueTrade(
    string Ticker, long Id, long TimeMs, decimal Price, decimal Quantity, bool BuyerIsMaker)
{
    public string Row => Json($"\"a\":{Id},\"p\":\"{Text(Price)}\",\"q\":\"{Text(Quantity)}\",\"f\":{Id},\"l\":{Id}," +
        $"\"T\":{TimeMs},\"m\":{Flag},\"M\":true");

    public string Event => Json($"\"e\":\"aggTrade\",\"E\":{TimeMs},\"s\":\"{Ticker}\",\"a\":{Id}," +
        $"\"p\":\"{Text(Price)}\",\"q\":\"{Text(Quantity)}\",\"T\":{TimeMs},\"m\":{Flag}");

    private string Flag => BuyerIsMaker ? "true" : "false";

    internal static string Text(decimal number) => number.ToString("F8", CultureInfo.InvariantCulture);

    private static string Json(string members) => "{" + members + "}";
}
