using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>Ordinary trading: ageing entries, timed exits, and the strategy's word at the close of a bar.</summary>
internal static class Managing
{
    /// <summary>What ordinary trading wants at this step, or null.</summary>
    public static Draft? Choose(Moment moment)
    {
        var (state, sight) = (moment.State, moment.Sight);
        if (!sight.Account.OpenOrders.IsEmpty)
        {
            return Void(moment);
        }

        if (!sight.BarClosed)
        {
            return null;
        }

        if (moment.Closable > 0)
        {
            return Hold(moment);
        }

        if (state.Status != AgentStatus.Active)
        {
            return null;
        }

        var opinion = moment.Strategy.Look(LookAt(moment));
        return opinion is { Wish: Wish.Enter, Entry: { } plan } ? Entering.Draft(moment, opinion, plan) : null;
    }

    /// <summary>What the strategy may know at this moment.</summary>
    public static StrategySight LookAt(Moment moment)
    {
        var sight = moment.Sight;
        OrderSide? held = moment.Closable > 0 ? moment.HeldSide : null;
        return new StrategySight(sight.Instrument, sight.Candles, sight.Price, sight.Phase, held);
    }

    private static Draft? Hold(Moment moment)
    {
        if (moment.State.Plan is not { } plan)
        {
            return null;
        }

        var held = moment.Sight.At - plan.EnteredAt;
        var bars = (int)(held / moment.Profile.BarSpan);
        if (bars >= moment.Strategy.HoldBarsMax)
        {
            return Closing.Position(
                moment, $"{moment.Strategy.Name}.time", "The idea had its time and did not pay.", ("barsHeld", bars));
        }

        var opinion = moment.Strategy.Look(LookAt(moment));
        return opinion.Wish == Wish.Exit ? Closing.Position(moment, opinion) : null;
    }

    // An entry is void when nothing more may be opened, when its idea is too old, or when the stop was passed before it
    // filled.
    private static Draft? Void(Moment moment)
    {
        var (state, sight) = (moment.State, moment.Sight);
        var cancel = moment.EntriesToCancel();
        if (cancel.IsEmpty)
        {
            return null;
        }

        var age = sight.At - sight.Account.OpenOrders.Min(o => o.PlacedAt);
        var (rule, why) = state switch
        {
            { Status: not AgentStatus.Active } => ("entry.stopped", "Nothing more may be opened."),
            { Plan: null } => ("entry.unplanned", "The order belongs to no plan."),
            _ when age >= moment.Strategy.EntryBarsMax * moment.Profile.BarSpan =>
                ("entry.aged", "The entry did not fill while its reason was fresh."),
            { Plan.Side: var side } when IsPassed(side, sight.Price, state.StopPrice) =>
                ("entry.void", "The stop was passed first."),
            _ => ("", ""),
        };
        var held = moment.Closable > 0;
        return rule.Length == 0
            ? null
            : new Draft(
                AgentAction.CancelOrders,
                rule,
                why,
                Inputs.Of(("ageMinutes", (decimal)age.Ticks / TimeSpan.TicksPerMinute), ("price", sight.Price)),
                "risk.cancel ok: opens nothing",
                null,
                cancel,
                held ? state.StopPrice : null,
                held ? state.TargetPrice : null);
    }

    private static bool IsPassed(OrderSide side, decimal price, decimal? stop) =>
        side == OrderSide.Buy ? price <= stop : price >= stop;
}
