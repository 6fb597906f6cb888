using System.Globalization;
using System.Text.Json;
using TradingPlatform.Exchanges.Tests.VenueSimulator;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Compares what a reader was told with what happened at the simulated venue.</summary>
internal static class LiveTruth
{
    public static void AssertAllTrades(VenueMarketState market, LiveRecorder reader)
    {
        var expected = market.Trades.Select(trade => (trade.Price, trade.Quantity));
        Assert.Equal(expected, reader.Trades.Select(trade => (trade.Price, trade.Quantity)));
    }

    /// <summary>The reader's book of the venue's last number has the venue's best levels.</summary>
    public static async Task BookAgreesAsync(VenueMarketState market, LiveRecorder reader)
    {
        await reader.UntilAsync(
            () => reader.Book?.UpdateId == market.UpdateId, () => $"book {reader.Book?.UpdateId} of {market.UpdateId}");
        using var truth = JsonDocument.Parse(market.Snapshot());
        Assert.Equal(Side(truth, "bids"), reader.Book!.Bids.Select(level => (level.Price, level.Quantity)));
        Assert.Equal(Side(truth, "asks"), reader.Book!.Asks.Select(level => (level.Price, level.Quantity)));
    }

    private static List<(decimal, decimal)> Side(JsonDocument truth, string name) =>
    [
        .. truth.RootElement.GetProperty(name).EnumerateArray()
            .Take(20)
            .Select(one => (Number(one[0]), Number(one[1]))),
    ];

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
