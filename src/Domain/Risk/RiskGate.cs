namespace TradingPlatform.Domain.Risk;

/// <summary>The last check before an entry is sent. It does not trust the sizing: it measures the order as it will go
/// out.</summary>
public static class RiskGate
{
    /// <summary>The first rule that refuses, or the verdict on the risk of the trade when all allow. The order of the
    /// rules
    /// matters: a stop on the wrong side makes every later figure meaningless.</summary>
    public static RiskVerdict Judge(TradeTerms terms, decimal quantity, Mandate mandate, RiskAppetite appetite)
    {
        if (terms.Equity <= 0 || terms.EntryPrice <= 0 || terms.LastPrice <= 0)
        {
            return new RiskVerdict(false, "risk.equity", 0, terms.Equity);
        }

        var rules = terms.Instrument;
        var distance = terms.StopDistance / terms.EntryPrice;
        var collar = Math.Abs(terms.EntryPrice - terms.LastPrice) / terms.LastPrice;
        var notional = quantity * terms.EntryPrice;
        var leverage = (quantity + terms.HeldQuantity) * terms.EntryPrice / terms.Equity;
        var risk = quantity * terms.UnitRisk;
        return AtLeast("risk.stop-distance", appetite.StopDistanceMin, distance)
            ?? AtMost("risk.price-collar", appetite.CollarMax, collar)
            ?? AtLeast("risk.quantity-min", Math.Max(rules.QuantityMin, rules.StepSize), quantity)
            ?? AtLeast("risk.notional-min", rules.NotionalMin, notional)
            ?? AtMost("risk.leverage", appetite.LeverageMax, leverage)
            ?? AtMost("risk.budget", terms.BudgetLeft, risk)
            ?? Trade(mandate, risk / terms.Equity);
    }

    private static RiskVerdict Trade(Mandate mandate, decimal share) =>
        new(share <= mandate.TradeRiskMax, "risk.trade", mandate.TradeRiskMax, share);

    private static RiskVerdict? AtLeast(string rule, decimal limit, decimal value) =>
        value >= limit ? null : new RiskVerdict(false, rule, limit, value);

    private static RiskVerdict? AtMost(string rule, decimal limit, decimal value) =>
        value <= limit ? null : new RiskVerdict(false, rule, limit, value);
}
