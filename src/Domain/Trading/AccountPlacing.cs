namespace TradingPlatform.Domain.Trading;

/// <summary>Placing an order, and asking for it back.</summary>
internal static class AccountPlacing
{
    internal static Decision<AccountEvent> Decide(AccountState account, AccountTerms terms, AccountCommand.Place place)
    {
        var order = place.Order;
        if (!account.IsOpen)
        {
            return AccountRefusal.NotOpen;
        }

        if (!OrderIdentity.IsWellFormed(order.OrderId))
        {
            return AccountRefusal.OrderIdMalformed;
        }

        // Before every rule that looks at money: a repeat is answered as the first time, however poor we are by now.
        if (account.FingerprintOf(order.OrderId) is { } known)
        {
            return Repeated(known, order) is { } reused ? reused : Decision.AlreadyDone<AccountEvent>();
        }

        var refusal = CheckShape(account, place)
            ?? OrderFilters.Check(place.Instrument, order, place.ReferencePrice)
            ?? (account.OpenOrders.Count >= terms.OpenOrdersMax
                ? AccountRefusal.TooManyOpenOrders(terms.OpenOrdersMax)
                : null)
            ?? ReduceOnlyRule.Check(account, order)
            ?? BuyingPowerRule.Check(account, terms, place);
        return refusal is not null
            ? refusal
            : new AccountEvent.OrderPlaced(order, place.ReferencePrice, place.At, place.Sequence);
    }

    internal static Decision<AccountEvent> Decide(AccountState account, AccountCommand.Cancel cancel)
    {
        if (account.OpenOrders.TryGetValue(cancel.OrderId, out var order))
        {
            return order.CancelRequested
                ? Decision.AlreadyDone<AccountEvent>()
                : new AccountEvent.CancelRequested(cancel.OrderId, cancel.At);
        }

        return account.OrderIds.ContainsKey(cancel.OrderId)
            ? Decision.AlreadyDone<AccountEvent>()
            : AccountRefusal.OrderUnknown;
    }

    /// <summary>A repeat of an order whose intent had the fingerprint <paramref name="known"/>: null when it is the
    /// same
    /// intent.</summary>
    internal static Refusal? Repeated(string known, OrderIntent repeat) =>
        string.Equals(known, OrderIdentity.Fingerprint(repeat), StringComparison.Ordinal)
            ? null
            : AccountRefusal.OrderIdReused;

    private static Refusal? CheckShape(AccountState account, AccountCommand.Place place)
    {
        var (order, instrument) = (place.Order, place.Instrument);
        if (order.Side is not (OrderSide.Buy or OrderSide.Sell)
            || order.Type is not (OrderType.Market or OrderType.Limit))
        {
            return AccountRefusal.OrderMalformed;
        }

        if (!string.Equals(order.Symbol, instrument.Symbol, StringComparison.Ordinal))
        {
            return AccountRefusal.WrongInstrument(order.Symbol, instrument.Symbol);
        }

        if (!string.Equals(instrument.QuoteAsset, account.Currency, StringComparison.Ordinal))
        {
            return AccountRefusal.WrongCurrency(instrument.QuoteAsset, account.Currency);
        }

        if (place.ReferencePrice <= 0)
        {
            return AccountRefusal.PriceMissing(order.Symbol);
        }

        return ExactRange.Contains(order.Quantity) && ExactRange.Contains(order.LimitPrice ?? 0)
            && ExactRange.Contains(place.ReferencePrice)
            ? null
            : AccountRefusal.OrderOutOfRange;
    }
}
