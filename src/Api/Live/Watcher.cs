using System.Collections.Immutable;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Api.Live;

/// <summary>One client: what it watches and what it has been told. Used by one loop at a time.</summary>
/// <param name="market">What it watches.</param>
public sealed class Watcher(MarketWatch market)
{
    private PlatformFrame? _told;
    private long _seq;

    /// <summary>Everything, as the start of a new numbering.</summary>
    public async Task<LiveSnapshot> SnapshotAsync(PlatformFrame frame)
    {
        var view = frame.Markets[market.Symbol].View;
        _told = frame;
        _seq = 1;
        return new LiveSnapshot(
            _seq,
            frame.Feed,
            [.. frame.Symbols.Select(symbol => frame.Markets[symbol].Shape)],
            market.Symbol,
            market.Timeframe.Name(),
            await market.AllCandlesAsync(view),
            [.. view.RecentTrades.Reverse().Select(MarketTradeShape.Of)],
            BookShape.Of(market.Symbol, view),
            new LivePhases(market.PhasesTimeframe, await market.AllPhasesAsync()),
            [.. frame.AgentIds.Select(id => AgentShape.Of(frame.Agents[id]))],
            frame.AccountShape,
            OrderShape.Of(frame.Account, all: true),
            FillShape.Of(frame.Account));
    }

    /// <summary>What changed since the last message, or null when nothing did.</summary>
    public async Task<LiveDelta?> DeltaAsync(PlatformFrame frame)
    {
        if (_told is not { } told)
        {
            return null;
        }

        var (before, now) = (told.Markets[market.Symbol].View, frame.Markets[market.Symbol].View);
        var delta = new LiveDelta
        {
            Seq = _seq + 1,
            Feed = told.Feed == frame.Feed ? null : frame.Feed,
            Symbols = ChangedSymbols(told, frame),
            Candles = await market.NewCandlesAsync(now),
            Trades = before.Sequence == now.Sequence ? null : NewTrades(before.RecentTrades, now.RecentTrades),
            Book = ReferenceEquals(before.Book, now.Book) ? null : BookShape.Of(market.Symbol, now),
            Amd = await market.NewPhasesAsync(),
            Agents = ChangedAgents(told, frame),
            Account = SameValue(told.AccountShape, frame.AccountShape) ? null : frame.AccountShape,
            Orders = SameOrders(told.Account, frame.Account) ? null : OrderShape.Of(frame.Account, all: true),
            Fills = told.Account.RecentFills == frame.Account.RecentFills ? null : FillShape.Of(frame.Account),
        };
        _told = frame;
        if (delta.IsEmpty)
        {
            return null;
        }

        _seq++;
        return delta;
    }

    private static ImmutableArray<SymbolShape>? ChangedSymbols(PlatformFrame told, PlatformFrame frame)
    {
        var changed = frame.Symbols.Where(symbol => told.Markets[symbol].Shape with { AgeMs = null }
            != frame.Markets[symbol].Shape with { AgeMs = null }).ToImmutableArray();
        return changed.IsEmpty ? null : [.. changed.Select(symbol => frame.Markets[symbol].Shape)];
    }

    private static ImmutableArray<AgentShape>? ChangedAgents(PlatformFrame told, PlatformFrame frame)
    {
        var changed = frame.AgentIds.Where(id => !SameAgent(told.Agents[id], frame.Agents[id])).ToImmutableArray();
        return changed.IsEmpty ? null : [.. changed.Select(id => AgentShape.Of(frame.Agents[id]))];
    }

    private static bool SameAgent(AgentView a, AgentView b) => a.Sequence == b.Sequence && a.Status == b.Status
        && a.DecisionCount == b.DecisionCount && a.Account.Equity == b.Account.Equity
        && string.Equals(a.StatusReason, b.StatusReason, StringComparison.Ordinal);

    private static bool SameValue(AccountShape a, AccountShape b) => a.Equity == b.Equity && a.Cash == b.Cash
        && a.BuyingPower == b.BuyingPower && a.Positions.SequenceEqual(b.Positions);

    private static bool SameOrders(AccountState a, AccountState b) =>
        ReferenceEquals(a.OpenOrders, b.OpenOrders) && ReferenceEquals(a.RecentOrders, b.RecentOrders);

    /// <summary>Trades carry no number, so the last one that was told is looked for from the newest on.</summary>
    private static ImmutableArray<MarketTradeShape>? NewTrades(ImmutableArray<Trade> told, ImmutableArray<Trade> now)
    {
        var known = told.IsEmpty ? -1 : now.LastIndexOf(told[^1]);
        var fresh = now[(known + 1)..];
        return fresh.IsEmpty ? null : [.. fresh.Reverse().Select(MarketTradeShape.Of)];
    }
}
