using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Api.Live;

/// <summary>Asks every grain that a screen shows how it is now. Sampling bounds the work by the screen's pace, whatever
/// the
/// market's is.</summary>
public sealed class FrameSampler(PlatformCatalog catalog, IClusterClient grains)
{
    /// <summary>The platform now.</summary>
    public async Task<PlatformFrame> SampleAsync()
    {
        var markets = await Task.WhenAll(catalog.Instruments.Select(async instrument =>
        {
            var view = await grains.GetGrain<ISymbolGrain>(instrument.Symbol).ViewAsync();
            return new MarketSample(instrument, view, catalog.Show(instrument, view));
        }));
        var agents = await Task.WhenAll(catalog.Agents.Select(key =>
            grains.GetGrain<ITradingAgentGrain>(key.ToString()).ViewAsync()));
        var account = await grains.GetGrain<ITradingAccountGrain>(catalog.TraderAccount).ViewAsync();
        var bySymbol = markets.ToImmutableDictionary(m => m.Instrument.Symbol, StringComparer.Ordinal);
        return new PlatformFrame(
            catalog.Feed(),
            bySymbol,
            agents.ToImmutableDictionary(agent => agent.Id, StringComparer.Ordinal),
            account,
            AccountShape.Of(
                catalog.TraderAccount, account, symbol =>
                    bySymbol.TryGetValue(symbol, out var m) ? m.View.LastPrice : 0))
        {
            Symbols = [.. catalog.Instruments.Select(i => i.Symbol)],
            AgentIds = [.. catalog.Agents.Select(agent => agent.ToString())],
        };
    }
}
