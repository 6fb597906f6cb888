namespace TradingPlatform.Domain.Market;

/// <summary>Every "no" a symbol can say. Details name the symbol, the value and the limit.</summary>
public static class SymbolRefusal
{
    /// <summary>The code of <see cref="Behind"/>: the one refusal that a feed answers by going back.</summary>
    public const string BehindCode = "symbol.behind";

    /// <summary><c>symbol.not-listed</c></summary>
    public static Refusal NotListed(string symbol) =>
        new("symbol.not-listed", $"{symbol} is not listed; list it with its trading rules first.");

    /// <summary><c>symbol.invalid-instrument</c></summary>
    public static Refusal InvalidInstrument(string what) => new("symbol.invalid-instrument", what);

    /// <summary><c>symbol.other-symbol</c></summary>
    public static Refusal OtherSymbol(string mine, string other) =>
        new("symbol.other-symbol", $"This is {mine}; {other} is another market.");

    /// <summary><c>symbol.behind</c></summary>
    public static Refusal Behind(string symbol, long follows, long position) =>
        new(
            BehindCode,
            Text($"{symbol} stands at {position} of its source and lacks {follows}; go on from {position}."));

    /// <summary><c>symbol.time-went-back</c></summary>
    public static Refusal TimeWentBack(string symbol, DateTimeOffset at, DateTimeOffset last) =>
        new(
            "symbol.time-went-back",
            Text($"{symbol} is at {last:O}; a step at {at:O} is before it."));

    /// <summary><c>symbol.price-not-positive</c></summary>
    public static Refusal PriceNotPositive(string symbol, in Trade trade) =>
        new(
            "symbol.price-not-positive",
            Text($"{symbol}: the trade of {trade.At:O} costs {trade.Price}; more than 0 is right."));

    /// <summary><c>symbol.quantity-negative</c></summary>
    public static Refusal QuantityNegative(string symbol, in Trade trade) =>
        new(
            "symbol.quantity-negative",
            Text($"{symbol}: the trade of {trade.At:O} has quantity {trade.Quantity}; 0 is the least."));

    /// <summary><c>symbol.value-too-large</c></summary>
    public static Refusal ValueTooLarge(string symbol, in Trade trade, decimal most) =>
        new(
            "symbol.value-too-large",
            Text($"{symbol}: the trade of {trade.At:O}, {trade.Quantity} at {trade.Price}, exceeds {most}."));

    /// <summary><c>symbol.trade-after-input</c></summary>
    public static Refusal TradeAfterInput(string symbol, in Trade trade, DateTimeOffset at) =>
        new(
            "symbol.trade-after-input",
            Text($"{symbol}: the trade of {trade.At:O} is later than its step, {at:O}."));

    /// <summary><c>symbol.trades-out-of-order</c></summary>
    public static Refusal OutOfOrder(string symbol, in Trade trade, DateTimeOffset previous) =>
        new(
            "symbol.trades-out-of-order",
            Text($"{symbol}: the trade of {trade.At:O} follows one of {previous:O}; oldest goes first."));

    /// <summary><c>symbol.trade-too-late</c></summary>
    public static Refusal TradeTooLate(string symbol, in Trade trade, DateTimeOffset openFrom) =>
        new(
            "symbol.trade-too-late",
            Text($"{symbol}: candles before {openFrom:O} are closed; the trade of {trade.At:O} is too late."));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
