namespace TradingPlatform.Domain.Trading;

/// <summary>Every "no" of a trading account, beside the filters' own.</summary>
public static class AccountRefusal
{
    /// <summary>Nothing can be done before the account is opened.</summary>
    public static readonly Refusal NotOpen = new("account.not-open", "The account has not been opened; open it first.");

    /// <summary>It was opened before with other terms.</summary>
    public static readonly Refusal AlreadyOpen = new(
        "account.already-open", "The account is open with other terms; they cannot be changed by opening it again.");

    /// <summary>An account belongs to somebody.</summary>
    public static readonly Refusal OwnerMissing = new(
        "account.owner-missing", "An account needs an owner and a currency.");

    /// <summary>Opening cash outside its bounds.</summary>
    public static readonly Refusal CashOutOfRange = new(
        "account.cash-out-of-range",
        "The opening balance must be more than 0, at most 1,000,000,000,000, with at most 8 decimals.");

    /// <summary>Leverage outside 1 to 20.</summary>
    public static readonly Refusal LeverageOutOfRange = new(
        "account.leverage-out-of-range", "Leverage must be at least 1 and at most 20.");

    /// <summary>An order id of another shape.</summary>
    public static readonly Refusal OrderIdMalformed = new(
        "order.id-malformed", "An order id is 1 to 32 ASCII letters and digits.");

    /// <summary>A spent id with another intent.</summary>
    public static readonly Refusal OrderIdReused = new(
        "order.id-reused", "This order id was used for another intent; choose a new id for a new order.");

    /// <summary>A side or a type that does not exist.</summary>
    public static readonly Refusal OrderMalformed = new("order.malformed", "The order's side or type does not exist.");

    /// <summary>Quantity or price beyond what is computed exactly.</summary>
    public static readonly Refusal OrderOutOfRange = new(
        "order.out-of-range", "Quantity and prices must be at most 1,000,000,000,000, with at most 8 decimals.");

    /// <summary>No such order.</summary>
    public static readonly Refusal OrderUnknown = new(
        "order.unknown", "This account never placed an order with this id.");

    internal static Refusal WrongInstrument(string order, string instrument) => new(
        "order.wrong-instrument", $"The order is for {order}, the trading rules given are those of {instrument}.");

    internal static Refusal WrongCurrency(string quote, string currency) => new(
        "account.wrong-currency", $"The market is quoted in {quote}; this account is kept in {currency}.");

    internal static Refusal PriceMissing(string symbol) => new(
        "order.price-missing", $"{symbol} has no price yet to value the order at; wait for a trade.");

    internal static Refusal TooManyOpenOrders(int max) => new(
        "account.too-many-open-orders", $"{max} orders are open, the most allowed; cancel one first.");

    internal static Refusal ReduceOnlyExceeds(decimal quantity, decimal reducible) => new(
        "order.reduce-only-exceeds-position",
        FormattableString.Invariant(
            $"A reduce-only order of {quantity} exceeds the {reducible} that is left to reduce beside open orders."));

    internal static Refusal InsufficientBalance(decimal needed, decimal available, string currency) => new(
        "account.insufficient-balance",
        FormattableString.Invariant(
            $"Needed {needed:0.########} {currency} with fee, available {available:0.########}; lower the quantity."));

    internal static Refusal ReportGap(string symbol, long expected, long got) => new(
        "account.report-gap",
        FormattableString.Invariant(
            $"{symbol}: report {expected} is due and {got} came; fetch the reports after {expected - 1}."));
}
