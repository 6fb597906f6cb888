using System.Collections.Immutable;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>Getting out: cancels entries and closes at market, one closing order at a time until nothing is
/// left.</summary>
internal static class Closing
{
    /// <summary>What is needed now to be flat, or null when nothing is (or it is under way).</summary>
    public static Draft? Everything(Moment moment, string rule, string why, string risk)
    {
        var cancel = moment.EntriesToCancel();
        var close = moment is { Closable: > 0, IsClosing: false, MayRetry: true };
        return close || !cancel.IsEmpty ? Draft(moment, rule, why, risk, Facts(moment), cancel, close) : null;
    }

    /// <summary>Closes the position and cancels entries, on the word of a strategy.</summary>
    public static Draft? Position(Moment moment, Opinion opinion) =>
        moment is { Closable: > 0, IsClosing: false, MayRetry: true }
            ? Draft(
                moment, opinion.Rule, opinion.Why, "risk.close ok: reduces the position",
                opinion.Inputs.SetItems(Facts(moment)), moment.EntriesToCancel(), close: true)
            : null;

    /// <summary>Closes the position on the word of a protective rule.</summary>
    public static Draft? Position(Moment moment, string rule, string why, params ReadOnlySpan<(string, decimal)> facts)
    {
        var inputs = Inputs.Of(facts);
        return Position(moment, new Opinion(Wish.Exit, rule, why, inputs, null));
    }

    /// <summary>What every closing decision is grounded on.</summary>
    public static ImmutableSortedDictionary<string, decimal> Facts(Moment moment) => Inputs.Of(
        ("averagePrice", moment.Sight.Account.AveragePrice),
        ("equity", moment.Sight.Account.Equity),
        ("position", moment.Sight.Account.PositionQuantity),
        ("price", moment.Sight.Price));

    private static Draft Draft(
        Moment moment,
        string rule,
        string why,
        string risk,
        ImmutableSortedDictionary<string, decimal> inputs,
        ImmutableArray<string> cancel,
        bool close) => new(
            close ? AgentAction.Exit : AgentAction.CancelOrders,
            rule,
            why,
            inputs,
            risk,
            close ? Order(moment) : null,
            cancel,
            null,
            null);

    private static OrderTerms Order(Moment moment)
    {
        var side = moment.HeldSide == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;
        var most = moment.Sight.Instrument.QuantityMax;
        var quantity = most > 0 ? Math.Min(moment.Closable, most) : moment.Closable;
        return new OrderTerms(side, OrderType.Market, quantity, null, ReduceOnly: true);
    }
}
