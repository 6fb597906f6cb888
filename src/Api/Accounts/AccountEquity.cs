using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Accounts;

/// <summary>Equity by the hour: an agent marks its own; a person's is recomputed from the log.</summary>
public sealed class AccountEquity(PlatformCatalog catalog, IEventLog log, IClusterClient grains)
{
    private const int HoursMax = 5_000;

    /// <summary>The curve of <paramref name="account"/>, oldest first.</summary>
    public async Task<ImmutableArray<EquityShape>> OfAsync(string account, CancellationToken cancellationToken)
    {
        if (catalog.HasAgent(account))
        {
            var marked = await grains.GetGrain<ITradingAgentGrain>(account).EquityAsync();
            return [.. marked.Select(point => new EquityShape(point.At, point.Equity))];
        }

        var events = ImmutableArray.CreateBuilder<AccountEvent>();
        await foreach (var stored in log.ReadAsync($"account-{account}", 0, cancellationToken))
        {
            events.Add((AccountEvent)stored.Body);
        }

        var hours = new Dictionary<string, ImmutableArray<Candle>>(StringComparer.Ordinal);
        var symbols = events.OfType<AccountEvent.OrderPlaced>().Select(e => e.Order.Symbol)
            .Distinct(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            hours[symbol] = await grains.GetGrain<ISymbolGrain>(symbol)
                .CandlesAsync(Timeframe.H1, long.MaxValue, DateTimeOffset.MaxValue, HoursMax);
        }

        var curve = EquityCurve.Of(account, events.ToImmutable(), hours, HoursMax);
        return [.. curve.Select(point => new EquityShape(point.At, point.Equity))];
    }
}
