using System.Collections.Immutable;

namespace TradingPlatform.Domain.Trading;

/// <summary>What an event makes of an account.</summary>
internal static class AccountEvolving
{
    internal static AccountState Evolve(AccountState account, AccountEvent happened) =>
        Changed(account, happened) with
        {
            LastSequence = Math.Max(account.LastSequence, happened.MarketSequence()),
        };

    private static AccountState Changed(AccountState account, AccountEvent happened) => happened switch
    {
        AccountEvent.Opened e => account with
        {
            Owner = e.Owner,
            Currency = e.Currency,
            Cash = e.Cash,
            OpeningCash = e.Cash,
            LeverageMax = e.LeverageMax,
        },
        AccountEvent.OrderPlaced e => Placed(account, e),
        AccountEvent.OrderAccepted e => Reported(account, e.Symbol, e.ReportNumber) with
        {
            OpenOrders = Changed(account, e.OrderId, order => order with { State = OrderState.Live, UpdatedAt = e.At }),
        },
        AccountEvent.OrderFilled e => Filled(account, e),
        AccountEvent.CancelRequested e => account with
        {
            OpenOrders = Changed(
                account, e.OrderId, order => order with { CancelRequested = true, UpdatedAt = e.At }),
        },
        AccountEvent.OrderCancelled e => Ended(
            Reported(account, e.Symbol, e.ReportNumber), e.OrderId, OrderState.Cancelled, e.Reason, e.At),
        AccountEvent.OrderRejected e => Ended(
            Reported(account, e.Symbol, e.ReportNumber), e.OrderId, OrderState.Rejected, e.Reason, e.At),
        AccountEvent.ReportIgnored e => Reported(account, e.Symbol, e.ReportNumber),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    internal static Position PositionIn(AccountState account, string symbol) =>
        account.Positions.GetValueOrDefault(symbol) ?? new Position(symbol, 0, 0, 0, 0);

    private static AccountState Placed(AccountState account, AccountEvent.OrderPlaced e) => account with
    {
        OpenOrders = account.OpenOrders.Add(
            e.Order.OrderId,
            new Order(e.Order, OrderState.Intent, 0, 0, 0, e.ReferencePrice, false, e.At, e.At, e.Sequence, "")),
        OrderIds = account.OrderIds.Add(
            e.Order.OrderId, OrderIdentity.Fingerprint(e.Order), AccountState.OrderIdsMax),
    };

    private static AccountState Filled(AccountState account, AccountEvent.OrderFilled e)
    {
        var before = account.OpenOrders[e.OrderId];
        var order = before with
        {
            State = OrderState.PartiallyFilled,
            FilledQuantity = before.FilledQuantity + e.Quantity,
            FilledNotional = before.FilledNotional + (e.Quantity * e.Price),
            Fees = before.Fees + e.Fee,
            UpdatedAt = e.At,
        };
        var (position, _) = PositionMath.Apply(PositionIn(account, e.Symbol), e.Side, e.Price, e.Quantity);
        var fill = new Fill(
            e.OrderId, e.Symbol, e.Side, e.Price, e.Quantity, e.Fee, e.Liquidity, e.RealisedPnl, e.At, e.Sequence);
        var after = Reported(account, e.Symbol, e.ReportNumber) with
        {
            Cash = account.Cash + e.RealisedPnl - e.Fee,
            Fees = account.Fees + e.Fee,
            Positions = account.Positions.SetItem(e.Symbol, position),
            RecentFills = Remember(account.RecentFills, fill),
            OpenOrders = account.OpenOrders.SetItem(e.OrderId, order),
        };
        return order.Remaining == 0 ? Ended(after, e.OrderId, OrderState.Filled, "", e.At) : after;
    }

    private static AccountState Ended(
        AccountState account, string orderId, OrderState state, string reason, DateTimeOffset at)
    {
        var order = account.OpenOrders[orderId] with { State = state, Reason = reason, UpdatedAt = at };
        return account with
        {
            OpenOrders = account.OpenOrders.Remove(orderId),
            RecentOrders = Remember(account.RecentOrders, order),
        };
    }

    private static AccountState Reported(AccountState account, string symbol, long number) =>
        account with { LastReport = account.LastReport.SetItem(symbol, number) };

    private static ImmutableDictionary<string, Order> Changed(
        AccountState account, string orderId, Func<Order, Order> change) =>
        account.OpenOrders.SetItem(orderId, change(account.OpenOrders[orderId]));

    private static ImmutableList<T> Remember<T>(ImmutableList<T> recent, T newest) =>
        (recent.Count < AccountState.RecentMax ? recent : recent.RemoveAt(0)).Add(newest);
}
