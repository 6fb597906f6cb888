using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public sealed class OrderFiltersTests
{
    private static readonly Instrument Btc =
        new("BINANCE:BTCUSDT", "BTC", "USDT", 0.01m, 0.00001m, 0.00001m, 9000m, 5m);

    [Fact]
    public void An_order_on_the_edges_of_every_rule_is_good()
    {
        Assert.Null(Limit(quantity: 9000m, price: 0.01m));
        Assert.Null(Limit(quantity: 0.00001m, price: 500_000m));
        Assert.Null(Market(quantity: 0.0001m, reference: 50_000m));
    }

    [Fact]
    public void Trailing_zeros_change_nothing() => Assert.Null(Limit(quantity: 1.00000000m, price: 100.0000m));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_quantity_must_be_more_than_nothing(int quantity) =>
        Refused("order.quantity-not-positive", Limit(quantity, 100), $"is {quantity} BTC");

    [Fact]
    public void A_quantity_off_the_step_is_told_the_nearest() => Refused(
        "order.quantity-off-step", Limit(0.123456m, 100), "0.123456 BTC", "step, 0.00001", "nearest: 0.12346.");

    [Fact]
    public void A_quantity_below_the_least_is_told_the_least() =>
        Refused("order.quantity-too-small", Limit(0.000001m, 100), "smallest, 0.00001", "nearest: 0.00001.");

    [Fact]
    public void A_quantity_above_the_most_is_told_the_most() =>
        Refused("order.quantity-too-large", Limit(9000.00001m, 100), "largest, 9000", "nearest: 9000");

    [Fact]
    public void A_limit_order_needs_a_price() => Refused("order.price-missing", Limit(1, null), "USDT");

    [Fact]
    public void A_market_order_needs_a_market() =>
        Refused("order.price-missing", Market(1, reference: 0), "BINANCE:BTCUSDT has no price yet");

    [Fact]
    public void A_price_must_be_more_than_nothing() =>
        Refused("order.price-not-positive", Limit(1, 0), "is 0 USDT");

    [Fact]
    public void A_price_off_the_tick_is_told_the_nearest() =>
        Refused("order.price-off-tick", Limit(1, 100.005m), "100.005 USDT", "tick, 0.01", "nearest: 100.01.");

    [Fact]
    public void A_limit_order_is_valued_at_its_price_and_a_market_order_at_the_reference()
    {
        Refused(
            "order.notional-too-small", Limit(0.0001m, 49_999.99m), "4.999999 USDT", "order, 5", "is 0.00011.");
        Refused("order.notional-too-small", Market(0.0001m, 49_000m), "4.9 USDT");
        Assert.Null(Limit(0.0001m, 50_000m, reference: 1));
    }

    [Fact]
    public void No_number_is_too_large_to_be_refused()
    {
        var free = new Instrument("A:B", "B", "Q", 0, 0, 0, 0, 5);
        var most = OrderFilters.ValueMax;
        var huge = OrderFilters.Check(free, Order(decimal.MaxValue, 1), 0);
        Refused("order.quantity-too-large", huge, "nearest: 1000000000000.");
        Refused("order.price-too-large", OrderFilters.Check(free, Order(1, decimal.MaxValue), 0), "1000000000000");
        Assert.Null(OrderFilters.Check(free, Order(most, most), 0));
        var tiny = OrderFilters.Check(free, Order(most, 0.0000000000000000000000000001m), 0);
        Refused("order.notional-too-small", tiny, "no quantity is enough");
    }

    [Fact]
    public void Rules_of_zero_are_off()
    {
        var free = new Instrument("A:B", "B", "Q", 0, 0, 0, 0, 0);
        Assert.Null(OrderFilters.Check(free, Order(0.123456789m, 0.1234567m), 0));
    }

    [Fact]
    public void The_remainder_is_taken_of_the_price_itself_and_not_above_a_least_one() =>
        Assert.Null(OrderFilters.Check(Btc with { StepSize = 0.3m, QuantityMin = 1 }, Order(1.2m, 100), 0));

    [Fact]
    public void Whatever_is_rounded_passes()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var rules = Btc with { TickSize = random.Next(1, 400) / 1000m, StepSize = random.Next(1, 400) / 1000m };
            var wantedPrice = random.Next(1, 10_000_000) / 7919m;
            var wantedQuantity = random.Next(1_000_000, 9_000_000) / 7919m;
            var price = OrderFilters.RoundPrice(rules, wantedPrice);
            var quantity = OrderFilters.FloorQuantity(rules, wantedQuantity);
            Assert.Null(OrderFilters.Check(rules with { NotionalMin = 0 }, Order(quantity, price), 0));
            Assert.InRange(wantedQuantity - quantity, 0, rules.StepSize);
            Assert.True(Math.Abs(price - wantedPrice) * 2 <= rules.TickSize || price == rules.TickSize);
        }
    }

    [Fact]
    public void The_least_quantity_named_is_the_least_that_passes()
    {
        var random = new Random(2);
        for (var i = 0; i < 500; i++)
        {
            var price = random.Next(1, 5_000_000) / 100m;
            var refusal = Limit(0.00001m, price);
            if (refusal is null)
            {
                continue;
            }

            var named = refusal.Detail[(refusal.Detail.LastIndexOf(' ') + 1)..].TrimEnd('.');
            var least = decimal.Parse(named, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Null(Limit(least, price));
            Assert.NotNull(Limit(least - Btc.StepSize, price));
        }
    }

    [Fact]
    public void Rounding_has_a_least_price_and_no_negative_quantity()
    {
        Assert.Equal(0.01m, OrderFilters.RoundPrice(Btc, 0.001m));
        Assert.Equal(100.01m, OrderFilters.RoundPrice(Btc, 100.005m));
        Assert.Equal(0, OrderFilters.FloorQuantity(Btc, -1));
        Assert.Equal(0, OrderFilters.FloorQuantity(Btc, 0.000009m));
    }

    private static Refusal? Limit(decimal quantity, decimal? price, decimal reference = 100) =>
        OrderFilters.Check(Btc, Order(quantity, price), reference);

    private static Refusal? Market(decimal quantity, decimal reference) =>
        OrderFilters.Check(Btc, Order(quantity, null) with { Type = OrderType.Market }, reference);

    private static OrderIntent Order(decimal quantity, decimal? price) =>
        new("o1", "BINANCE:BTCUSDT", OrderSide.Buy, OrderType.Limit, quantity, price, false);

    private static void Refused(string code, Refusal? refusal, params string[] names)
    {
        Assert.Equal(code, refusal?.Code);
        Assert.All(names, name => Assert.Contains(name, refusal!.Detail, StringComparison.Ordinal));
    }
}
