using Microsoft.AspNetCore.SignalR;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Domain.Market;
using TradingPlatform.Silo;

namespace TradingPlatform.Api.Live;

/// <summary>The live feed of screens. See docs/api.md.</summary>
public sealed class PlatformHub(
    Watchers watchers, PlatformCatalog catalog, PlatformTopology topology, IClusterClient grains) : Hub
{
    /// <summary>Begins to watch a market, or another one; a snapshot follows, then deltas.</summary>
    /// <exception cref="HubException">No such market or timeframe, or too many clients; the text says
    /// which.</exception>
    public void Watch(WatchRequest request)
    {
        if (request?.Symbol is null || catalog.Instrument(request.Symbol) is null)
        {
            throw new HubException(catalog.NoMarket(request?.Symbol));
        }

        if (!Timeframes.TryParse(request.Timeframe, out var timeframe))
        {
            throw new HubException($"A timeframe is one of {string.Join(", ", Timeframes.All.Select(t => t.Name()))}.");
        }

        if (!watchers.Watch(Context.ConnectionId, new MarketWatch(grains, topology, request.Symbol, timeframe)))
        {
            throw new HubException(FormattableString.Invariant(
                $"{Watchers.CountMax} clients watch already; close another window and try again."));
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
