using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Problems;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;

namespace TradingPlatform.Api.Symbols;

/// <summary>Markets: prices, candles, book, trades and AMD phases.</summary>
public static class SymbolsApi
{
    private const int CandlesMax = 5_000;
    private const int PhasesMax = 1_000;

    /// <summary>Maps them.</summary>
    public static RouteGroupBuilder MapSymbols(this RouteGroupBuilder api)
    {
        var symbols = api.MapGroup("/symbols").WithTags("Symbols");
        symbols.MapGet("", GetSymbols).WithName("getSymbols");
        symbols.MapGet("/{symbol}", GetSymbol).WithName("getSymbol");
        symbols.MapGet("/{symbol}/candles", GetCandles).WithName("getCandles");
        symbols.MapGet("/{symbol}/book", GetBook).WithName("getBook");
        symbols.MapGet("/{symbol}/trades", GetTrades).WithName("getMarketTrades");
        symbols.MapGet("/{symbol}/amd", GetPhases).WithName("getPhases");
        return api;
    }

    private static async Task<Ok<ListShape<SymbolShape>>> GetSymbols(PlatformCatalog catalog, IClusterClient grains)
    {
        var shapes = await Task.WhenAll(catalog.Instruments.Select(async instrument =>
            catalog.Show(instrument, await grains.GetGrain<ISymbolGrain>(instrument.Symbol).ViewAsync())));
        return TypedResults.Ok(new ListShape<SymbolShape>([.. shapes]));
    }

    private static async Task<Results<Ok<SymbolShape>, ProblemHttpResult>> GetSymbol(
        string symbol, PlatformCatalog catalog, IClusterClient grains) =>
        catalog.Instrument(symbol) is { } instrument
            ? TypedResults.Ok(catalog.Show(instrument, await grains.GetGrain<ISymbolGrain>(symbol).ViewAsync()))
            : Unknown(symbol, catalog);

    private static async Task<Results<Ok<CandlesShape>, ProblemHttpResult>> GetCandles(
        string symbol,
        PlatformCatalog catalog,
        IClusterClient grains,
        string timeframe = "1m",
        DateTimeOffset? before = null,
        int limit = 500)
    {
        if (catalog.Instrument(symbol) is null)
        {
            return Unknown(symbol, catalog);
        }

        if (!Timeframes.TryParse(timeframe, out var span))
        {
            return BadTimeframe();
        }

        if (limit is < 1 or > CandlesMax)
        {
            return Refusals.Invalid("limit", FormattableString.Invariant($"takes 1 to {CandlesMax}."));
        }

        var grain = grains.GetGrain<ISymbolGrain>(symbol);
        var closed = await grain.CandlesAsync(span, long.MaxValue, before ?? DateTimeOffset.MaxValue, limit);
        var forming = before is null ? (await grain.ViewAsync()).Forming : [];
        ImmutableArray<CandleShape> items = Candles.Of(closed, forming, span);
        var next = closed.Length == limit ? closed[0].OpenAt.ToString("O") : null;
        return TypedResults.Ok(new CandlesShape(symbol, span.Name(), items, next));
    }

    private static async Task<Results<Ok<BookShape>, ProblemHttpResult>> GetBook(
        string symbol, PlatformCatalog catalog, IClusterClient grains) =>
        catalog.Instrument(symbol) is null
            ? Unknown(symbol, catalog)
            : TypedResults.Ok(BookShape.Of(symbol, await grains.GetGrain<ISymbolGrain>(symbol).ViewAsync()));

    private static async Task<Results<Ok<ListShape<MarketTradeShape>>, ProblemHttpResult>> GetTrades(
        string symbol, PlatformCatalog catalog, IClusterClient grains)
    {
        if (catalog.Instrument(symbol) is null)
        {
            return Unknown(symbol, catalog);
        }

        var view = await grains.GetGrain<ISymbolGrain>(symbol).ViewAsync();
        return TypedResults.Ok(
            new ListShape<MarketTradeShape>([.. view.RecentTrades.Reverse().Select(MarketTradeShape.Of)]));
    }

    private static async Task<Results<Ok<PhasesShape>, ProblemHttpResult>> GetPhases(
        string symbol, PlatformCatalog catalog, IClusterClient grains, string timeframe = "15m", int limit = 200)
    {
        if (catalog.Instrument(symbol) is null)
        {
            return Unknown(symbol, catalog);
        }

        if (!Timeframes.TryParse(timeframe, out var span))
        {
            return BadTimeframe();
        }

        if (limit is < 1 or > PhasesMax)
        {
            return Refusals.Invalid("limit", FormattableString.Invariant($"takes 1 to {PhasesMax}."));
        }

        var key = new DetectorKey(symbol, span);
        if (!catalog.HasDetector(key))
        {
            return Refusals.NotFound(
                $"{symbol} has no detector for {span.Name()}; it has {catalog.DetectorsOf(symbol)}.");
        }

        var history = await grains.GetGrain<IAmdDetectorGrain>(key.ToString()).HistoryAsync(limit);
        var items = PhaseShape.Of(history);
        var current = items.IsEmpty ? PhaseShape.Of(Domain.Signals.PhaseReading.Unknown, null) : items[^1];
        return TypedResults.Ok(new PhasesShape(symbol, span.Name(), current, items));
    }

    private static ProblemHttpResult BadTimeframe() =>
        Refusals.Invalid("timeframe", $"takes {string.Join(", ", Timeframes.All.Select(t => t.Name()))}.");

    private static ProblemHttpResult Unknown(string symbol, PlatformCatalog catalog) =>
        Refusals.NotFound(catalog.NoMarket(symbol));
}
