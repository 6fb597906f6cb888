using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Accounts;

/// <summary>The last price of every market: what positions are valued at.</summary>
public sealed class Marks(PlatformCatalog catalog, IClusterClient grains)
{
    /// <summary>Prices by symbol as of now; 0 for a market that is not there or has not traded.</summary>
    public async Task<Func<string, decimal>> NowAsync()
    {
        var views = await Task.WhenAll(catalog.Instruments.Select(async instrument =>
            (instrument.Symbol, (await grains.GetGrain<ISymbolGrain>(instrument.Symbol).ViewAsync()).LastPrice)));
        var prices = views.ToDictionary(v => v.Symbol, v => v.LastPrice, StringComparer.Ordinal);
        return symbol => prices.GetValueOrDefault(symbol);
    }
}
