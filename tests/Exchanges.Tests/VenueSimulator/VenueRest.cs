using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>The simulated venue's REST interface, with the paths and parameters of the real one.</summary>
internal sealed class VenueRest(SimulatedVenue venue)
{
    private const string UnknownSymbol = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v3/time", () => Json($"{{\"serverTime\":{venue.NowMs}}}"));
        routes.MapGet("/api/v3/exchangeInfo", (string symbols) => Info(symbols));
        routes.MapGet("/api/v3/depth", (string symbol, int limit) => Of(symbol, market => market.Snapshot()));
        routes.MapGet("/api/v3/aggTrades", (string symbol, long? fromId, long? startTime, int limit) =>
            Of(symbol, market => market.TradesFrom(fromId, startTime, limit)));
        routes.MapGet("/api/v3/klines", (string symbol, string interval, long startTime, int limit) =>
            Of(symbol, market => market.Minutes(startTime, venue.NowMs, limit)));
    }

    private IResult Info(string symbols)
    {
        var asked = JsonSerializer.Deserialize<string[]>(symbols)!;
        return asked.All(venue.Markets.ContainsKey)
            ? Json($"{{\"symbols\":[{string.Join(',', asked.Select(one => venue.Markets[one].Info()))}]}}")
            : Results.Text(UnknownSymbol, "application/json", statusCode: 400);
    }

    private IResult Of(string symbol, Func<VenueMarketState, string> answer) =>
        venue.Markets.TryGetValue(symbol, out var market)
            ? Json(answer(market))
            : Results.Text(UnknownSymbol, "application/json", statusCode: 400);

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
