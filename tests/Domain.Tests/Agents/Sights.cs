using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>Small makers of what an agent sees.</summary>
internal static class Sights
{
    public const decimal Cash = 100_000m;

    public static readonly DateTimeOffset Noon = new(2026, 1, 7, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A quiet step: flat, no loss, no order, no closed bar.</summary>
    public static AgentSight Quiet(long sequence, decimal price = 100m) => new(
        AgentRun.Rules,
        sequence,
        Noon.AddMinutes(sequence),
        price,
        BarClosed: false,
        [],
        PhaseReading.Unknown,
        new AccountSight(Cash, 0, 0, Cash, []),
        Track(Cash, Noon.AddMinutes(sequence)));

    public static EquityTrack Track(decimal equity, DateTimeOffset at, decimal start = Cash) =>
        new(Math.Max(start, equity), 0, start, start, start, equity, at);

    public static AgentSight Holding(this AgentSight sight, decimal quantity, decimal averagePrice) => sight with
    {
        Account = sight.Account with
        {
            PositionQuantity = quantity,
            AveragePrice = averagePrice,
            Equity = sight.Account.Cash + (quantity * (sight.Price - averagePrice)),
        },
    };

    public static AgentSight Worth(this AgentSight sight, decimal equity) => sight with
    {
        Account = sight.Account with { Equity = equity },
        Track = Track(equity, sight.At),
    };

    public static AgentSight With(this AgentSight sight, params Order[] orders) => sight with
    {
        Account = sight.Account with { OpenOrders = [.. orders] },
    };

    public static AgentSight WithBars(this AgentSight sight, IEnumerable<Candle> candles) =>
        sight with { BarClosed = true, Candles = [.. candles] };

    public static Order Working(OrderIntent intent, DateTimeOffset placedAt) =>
        new(intent, OrderState.Live, 0, 0, 0, 100m, false, placedAt, placedAt, 1, "");

    public static OrderIntent Intent(string id, OrderSide side, decimal quantity, bool reduceOnly = false) => new(
        id, AgentRun.Rules.Symbol, side, OrderType.Market, quantity, null, reduceOnly);

    /// <summary>An entry as the agent's own stream tells it: long one coin from 100, stop at 95, target at
    /// 110.</summary>
    public static AgentEvent.Decided Entered(
        OrderSide side = OrderSide.Buy, decimal? stop = 95m, decimal? target = 110m)
    {
        var at = Noon.AddMinutes(1);
        var inputs = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal).Add("atr", 2m);
        var order = Intent("entry-1", side, 1m);
        return new AgentEvent.Decided(
            new AgentDecision(
                1, 1, at, AgentAction.Enter, "test.enter", "Because.", inputs, "risk.trade ok",
                order, [], stop, target),
            Track(Cash, at));
    }

    /// <summary>Bars of the agent's own timeframe, one after another, closing with the given prices.</summary>
    public static List<Candle> Bars(Timeframe timeframe, IEnumerable<decimal> closes, decimal volume = 1_000m)
    {
        var bars = new List<Candle>();
        foreach (var close in closes)
        {
            var open = bars.Count == 0 ? close : bars[^1].Close;
            bars.Add(new Candle(
                timeframe,
                Noon.AddDays(-30) + (timeframe.Duration() * bars.Count),
                open,
                Math.Max(open, close) + 0.1m,
                Math.Min(open, close) - 0.1m,
                close,
                volume,
                bars.Count - 100_000));
        }

        return bars;
    }
}
