using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>Watches stop and target at every step. Stops are the agent's own: a crossed one becomes a market
/// order.</summary>
internal static class Protecting
{
    /// <summary>The closing that a crossed stop or target asks for, or null.</summary>
    public static Draft? Check(Moment moment)
    {
        if (moment.Closable == 0)
        {
            return null;
        }

        var (state, price) = (moment.State, moment.Sight.Price);
        if (state.Plan is not { } plan || state.StopPrice is not { } stop || plan.Side != moment.HeldSide)
        {
            return Closing.Position(
                moment, "position.unplanned", "A position without a plan has no stop, so it is closed.");
        }

        var now = StopNow(moment, plan, stop);
        if (IsBeyond(plan.Side, price, now))
        {
            var trailed = now != stop;
            return Closing.Position(
                moment,
                $"{moment.Strategy.Name}.{(trailed ? "trailing-stop" : "stop")}",
                $"The price reached the {(trailed ? "trailing stop" : "stop")}.",
                ("stop", now));
        }

        return state.TargetPrice is { } target && IsBeyond(Opposite(plan.Side), price, target)
            ? Closing.Position(
                moment, $"{moment.Strategy.Name}.target", "The price reached the target.", ("target", target))
            : null;
    }

    /// <summary>The stop as it stands now. A trailing one follows the best price of the closed candles since entry,
    /// which
    /// the window holds in full because a position is never held longer than that; it only ever moves nearer.</summary>
    public static decimal StopNow(Moment moment, TradePlan plan, decimal stop)
    {
        var distance = moment.Strategy.TrailAtr * plan.Atr;
        if (distance == 0)
        {
            return stop;
        }

        var candles = moment.Sight.Candles.AsSpan();
        var best = moment.Sight.Price;
        for (var i = candles.Length - 1; i >= 0 && candles[i].Sequence > plan.Sequence; i--)
        {
            var extreme = plan.Side == OrderSide.Buy ? candles[i].High : candles[i].Low;
            best = plan.Side == OrderSide.Buy ? Math.Max(best, extreme) : Math.Min(best, extreme);
        }

        return plan.Side == OrderSide.Buy ? Math.Max(stop, best - distance) : Math.Min(stop, best + distance);
    }

    private static bool IsBeyond(OrderSide side, decimal price, decimal level) =>
        side == OrderSide.Buy ? price <= level : price >= level;

    private static OrderSide Opposite(OrderSide side) => side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;
}
