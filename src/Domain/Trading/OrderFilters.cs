using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>The venue's trading rules on one order, checked on our side before anything is sent: Binance's
/// PRICE_FILTER, LOT_SIZE and NOTIONAL. Decimal remainders only, <c>p % tick</c>; a rule whose limit is 0 is
/// off.</summary>
public static class OrderFilters
{
    /// <summary>Largest price and quantity of any order, even where the venue has no limit: their product, and sums of
    /// many such, still fit a decimal.</summary>
    public const decimal ValueMax = 1_000_000_000_000m;

    /// <summary>The first rule that <paramref name="order"/> breaks, or null. Codes:
    /// <c>order.quantity-not-positive</c>, <c>order.quantity-off-step</c>, <c>order.quantity-too-small</c>,
    /// <c>order.quantity-too-large</c>, <c>order.price-missing</c>, <c>order.price-not-positive</c>,
    /// <c>order.price-too-large</c>,
    /// <c>order.price-off-tick</c>, <c>order.notional-too-small</c>.</summary>
    /// <param name="instrument">The market's rules.</param>
    /// <param name="order">The intent; a market order's limit price is not looked at.</param>
    /// <param name="referencePrice">Values a market order, in quote: the last price; 0 or less means none is
    /// known.</param>
    public static Refusal? Check(Instrument instrument, OrderIntent order, decimal referencePrice)
    {
        if (CheckQuantity(instrument, order.Quantity) is { } refusal)
        {
            return refusal;
        }

        if (order.Type == OrderType.Market)
        {
            return referencePrice > 0
                ? CheckNotional(instrument, order.Quantity, referencePrice)
                : Refuse("price-missing", $"{instrument.Symbol} has no price yet to value it at; wait for a trade.");
        }

        return order.LimitPrice is not { } price
            ? Refuse("price-missing", $"A limit order needs a limit price, in {instrument.QuoteAsset}.")
            : CheckPrice(instrument, price) ?? CheckNotional(instrument, order.Quantity, price);
    }

    /// <summary>The valid price nearest to <paramref name="price"/>, the higher one of two; at least one
    /// tick.</summary>
    public static decimal RoundPrice(Instrument instrument, decimal price)
    {
        if (instrument.TickSize == 0)
        {
            return price;
        }

        var below = price - (price % instrument.TickSize);
        var nearest = (price - below) * 2 >= instrument.TickSize ? below + instrument.TickSize : below;
        return Trim(Math.Max(nearest, instrument.TickSize));
    }

    /// <summary>The largest multiple of the step that is not above <paramref name="quantity"/>; 0 for less than one
    /// step.</summary>
    public static decimal FloorQuantity(Instrument instrument, decimal quantity) =>
        quantity <= 0 ? 0
        : instrument.StepSize == 0 ? quantity
        : Trim(quantity - (quantity % instrument.StepSize));

    private static Refusal? CheckQuantity(Instrument rules, decimal quantity)
    {
        if (quantity <= 0)
        {
            return Refuse("quantity-not-positive", $"The quantity is {quantity} {rules.BaseAsset}; it must exceed 0.");
        }

        if (rules.QuantityMin > 0 && quantity < rules.QuantityMin)
        {
            return RefuseQuantity("too-small", rules, quantity, $"below the smallest, {rules.QuantityMin}");
        }

        if (quantity > QuantityMax(rules))
        {
            return RefuseQuantity("too-large", rules, quantity, $"above the largest, {QuantityMax(rules)}");
        }

        return rules.StepSize > 0 && quantity % rules.StepSize != 0
            ? RefuseQuantity("off-step", rules, quantity, $"no multiple of the step, {rules.StepSize}")
            : null;
    }

    private static Refusal? CheckPrice(Instrument rules, decimal price)
    {
        if (price <= 0)
        {
            return Refuse("price-not-positive", $"The price is {price} {rules.QuoteAsset}; it must exceed 0.");
        }

        if (price > ValueMax)
        {
            return Refuse("price-too-large", $"The price {price} {rules.QuoteAsset} is above the largest, {ValueMax}.");
        }

        if (rules.TickSize == 0 || price % rules.TickSize == 0)
        {
            return null;
        }

        var nearest = RoundPrice(rules, price);
        return Refuse(
            "price-off-tick",
            $"The price {price} {rules.QuoteAsset} is no multiple of the tick, {rules.TickSize}; nearest: {nearest}.");
    }

    private static Refusal? CheckNotional(Instrument rules, decimal quantity, decimal price)
    {
        var notional = Trim(quantity * price);
        if (notional >= rules.NotionalMin)
        {
            return null;
        }

        var sum = Text($"{quantity} {rules.BaseAsset} at {price} is {notional} {rules.QuoteAsset}");
        var limit = Text($"below the smallest order, {rules.NotionalMin}");
        var advice = price * QuantityMax(rules) < rules.NotionalMin
            ? "at this price no quantity is enough"
            : Text($"at this price the least quantity is {Trim(LeastQuantity(rules, price))}");
        return Refuse("notional-too-small", $"{sum}, {limit}; {advice}.");
    }

    private static decimal QuantityMax(Instrument rules) => rules.QuantityMax > 0 ? rules.QuantityMax : ValueMax;

    private static decimal NearestQuantity(Instrument rules, decimal quantity)
    {
        if (rules.StepSize == 0)
        {
            return Math.Clamp(quantity, rules.QuantityMin, QuantityMax(rules));
        }

        var below = FloorQuantity(rules, quantity);
        var nearest = (quantity - below) * 2 >= rules.StepSize ? below + rules.StepSize : below;
        var least = Math.Max(rules.StepSize, CeilingQuantity(rules, rules.QuantityMin));
        var most = FloorQuantity(rules, QuantityMax(rules));
        return Math.Clamp(nearest, Math.Min(least, most), most);
    }

    private static decimal LeastQuantity(Instrument rules, decimal price)
    {
        var least = CeilingQuantity(rules, Math.Max(rules.NotionalMin / price, rules.QuantityMin));
        // The quotient is rounded to 28 digits, which may fall one step short.
        return least * price < rules.NotionalMin ? least + rules.StepSize : least;
    }

    private static decimal CeilingQuantity(Instrument rules, decimal quantity)
    {
        var below = FloorQuantity(rules, quantity);
        return below == quantity ? below : below + rules.StepSize;
    }

    private static Refusal RefuseQuantity(string rule, Instrument rules, decimal quantity, FormattableString limit)
    {
        var nearest = Trim(NearestQuantity(rules, quantity));
        return Refuse(
            $"quantity-{rule}", $"The quantity {quantity} {rules.BaseAsset} is {Text(limit)}; nearest: {nearest}.");
    }

    private static Refusal Refuse(string rule, FormattableString detail) => new($"order.{rule}", Text(detail));

    /// <summary>The same number without trailing zeros: dividing by a one of the finest scale drops them.</summary>
    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
