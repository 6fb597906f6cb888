using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class PlacingTests
{
    [Fact]
    public void An_order_is_placed_as_it_was_asked()
    {
        var place = Some.Place(Some.Buy(1), sequence: 7);
        Given.OpenAccount().When(place).Then(new AccountEvent.OrderPlaced(place.Order, 100, Some.Start, 7));
    }

    [Fact]
    public void Nothing_is_placed_before_the_account_is_open() =>
        Given.Account().When(Some.Place(Some.Buy(1))).ThenRefused("account.not-open");

    [Fact]
    public void A_repeat_is_done_already_even_when_it_could_not_be_paid_any_more() => Given.OpenAccount()
        .After(Some.Place(Some.Buy(90)))
        .When(Some.Place(Some.Buy(90.000m), reference: 5_000) with { At = Some.Start.AddHours(1) })
        .ThenNothing();

    [Fact]
    public void A_repeat_is_done_already_long_after_the_order_ended()
    {
        var account = Given.OpenAccount().After(
            Some.Place(Some.Buy(1)),
            Some.Reports(
                Some.Report(1, ExecutionKind.Accepted), Some.Report(2, ExecutionKind.Filled, price: 100, quantity: 1)));
        account.When(Some.Place(Some.Buy(1))).ThenNothing();
        account.When(Some.Place(Some.Buy(2))).ThenRefused("order.id-reused");
    }

    [Fact]
    public void A_spent_id_is_refused_for_any_other_intent()
    {
        var order = Some.Buy(1, limit: 99);
        var account = Given.OpenAccount().After(Some.Place(order));
        OrderIntent[] others =
        [
            order with { Quantity = 2 },
            order with { LimitPrice = 98 },
            order with { Side = OrderSide.Sell },
            order with { Type = OrderType.Market },
            order with { ReduceOnly = true },
            order with { Symbol = "SIM:ETHUSDT" },
        ];
        Assert.All(others, other => account.When(Some.Place(other)).ThenRefused("order.id-reused"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("ä")]
    [InlineData("123456789012345678901234567890123")]
    public void An_id_that_no_venue_would_take_is_refused(string id) =>
        Given.OpenAccount().When(Some.Place(Some.Buy(1, id: id))).ThenRefused("order.id-malformed");

    [Fact]
    public void An_id_of_32_letters_and_digits_is_taken() =>
        Given.OpenAccount().After(Some.Place(Some.Buy(1, id: "abcdefghijklmnopqrstuvwxyzABC123")));

    [Fact]
    public void The_instruments_rules_are_checked() =>
        Given.OpenAccount().When(Some.Place(Some.Buy(1.0005m))).ThenRefused("order.quantity-off-step");

    [Fact]
    public void Amounts_that_cannot_be_summed_exactly_are_refused()
    {
        var loose = Some.Instrument with { StepSize = 0, TickSize = 0 };
        OrderIntent[] beyond =
        [
            Some.Buy(1.000000001m),
            Some.Buy(1, limit: 1.000000001m),
            Some.Buy(1, limit: decimal.MaxValue),
            Some.Buy(decimal.MaxValue),
        ];
        Assert.All(beyond, order => Given.OpenAccount()
            .When(Some.Place(order) with { Instrument = loose })
            .ThenRefused("order.out-of-range"));
        Given.OpenAccount().When(Some.Place(Some.Buy(-1))).ThenRefused("order.quantity-not-positive");
    }

    [Fact]
    public void Another_markets_rules_or_another_currency_are_refused()
    {
        var other = Some.Instrument with { Symbol = "SIM:ETHUSDT" };
        Given.OpenAccount().When(Some.Place(Some.Buy(1)) with { Instrument = other })
            .ThenRefused("order.wrong-instrument");
        var euro = Some.Instrument with { QuoteAsset = "EUR" };
        Given.OpenAccount().When(Some.Place(Some.Buy(1)) with { Instrument = euro })
            .ThenRefused("account.wrong-currency");
    }

    [Fact]
    public void Without_a_price_nothing_can_be_valued() =>
        Given.OpenAccount().When(Some.Place(Some.Buy(1, limit: 100), reference: 0)).ThenRefused("order.price-missing");

    [Fact]
    public void A_side_that_does_not_exist_is_refused() =>
        Given.OpenAccount().When(Some.Place(Some.Buy(1) with { Side = (OrderSide)7 })).ThenRefused("order.malformed");

    [Fact]
    public void The_201st_open_order_is_refused()
    {
        var account = Given.OpenAccount();
        for (var i = 1; i <= 200; i++)
        {
            account.After(Some.Place(Some.Buy(0.1m, limit: 50, id: $"o{i}")));
        }

        account.When(Some.Place(Some.Buy(0.1m, limit: 50, id: "o201"))).ThenRefused("account.too-many-open-orders");
    }

    [Fact]
    public void An_order_is_asked_back_once()
    {
        var cancel = new AccountCommand.Cancel("o1", Some.Start);
        var account = Given.OpenAccount().After(Some.Place(Some.Buy(1, limit: 50)));
        account.When(cancel).Then(new AccountEvent.CancelRequested("o1", Some.Start));
        account.After(cancel).When(cancel).ThenNothing();
        account.When(new AccountCommand.Cancel("o2", Some.Start)).ThenRefused("order.unknown");
        account.After(Some.Reports(Some.Report(1, ExecutionKind.Cancelled))).When(cancel).ThenNothing();
    }
}
