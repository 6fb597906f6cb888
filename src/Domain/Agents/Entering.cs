using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Risk;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>Turns a strategy's wish to enter into an order that risk has sized and allowed, or into its
/// refusal.</summary>
internal static class Entering
{
    private const int VolumeBars = 20;

    /// <summary>The entry, or the refusal with the rule, limit and value that said no.</summary>
    public static Draft Draft(Moment moment, Opinion opinion, EntryPlan plan)
    {
        var terms = Terms(moment, plan);
        var sized = PositionSizing.Of(terms, moment.Profile.Appetite);
        var verdict = RiskGate.Judge(terms, sized.Quantity, moment.Profile.Mandate, moment.Profile.Appetite);
        var inputs = opinion.Inputs.SetItems(Inputs.Of(
            ("atr", plan.Atr),
            ("budgetLeft", terms.BudgetLeft),
            ("entry", terms.EntryPrice),
            ("equity", terms.Equity),
            ("price", terms.LastPrice),
            ("quantity", sized.Quantity),
            ("stop", plan.StopPrice),
            ("volumeMean", terms.VolumeMean)));
        var risk = $"{verdict}; sized by {sized.Cap}";
        return verdict.Allowed
            ? new Draft(
                AgentAction.Enter, opinion.Rule, opinion.Why, inputs, risk, Order(plan, sized.Quantity), [],
                plan.StopPrice, plan.TargetPrice)
            : new Draft(
                AgentAction.Refused, opinion.Rule, opinion.Why, inputs, risk, null, [],
                moment.State.StopPrice, moment.State.TargetPrice);
    }

    private static OrderTerms Order(EntryPlan plan, decimal quantity) => new(
        plan.Side,
        plan.LimitPrice is null ? OrderType.Market : OrderType.Limit,
        quantity,
        plan.LimitPrice,
        ReduceOnly: false);

    private static TradeTerms Terms(Moment moment, EntryPlan plan)
    {
        var (sight, mandate) = (moment.Sight, moment.Profile.Mandate);
        return new TradeTerms(
            sight.Instrument,
            plan.Side,
            sight.Price,
            plan.LimitPrice ?? sight.Price,
            plan.StopPrice,
            sight.Account.Equity,
            Math.Abs(sight.Account.PositionQuantity),
            MandateGuard.BudgetLeft(mandate, moment.Track, sight.Account.Equity),
            VolumeMean(sight.Candles));
    }

    private static decimal VolumeMean(ImmutableArray<Candle> candles)
    {
        var recent = candles.AsSpan()[^Math.Min(VolumeBars, candles.Length)..];
        var sum = 0m;
        foreach (var candle in recent)
        {
            sum += candle.Volume;
        }

        return recent.IsEmpty ? 0 : sum / recent.Length;
    }
}
