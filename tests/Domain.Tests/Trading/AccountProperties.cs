using TradingPlatform.Domain.Trading;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>What holds of every account in every world. The sums are done anew from the events.</summary>
public class AccountProperties(ITestOutputHelper output)
{
    [Fact]
    public void Cash_is_what_came_in_and_what_was_realised_less_fees_and_a_position_is_the_sum_of_its_fills() =>
        EveryWorld((_, state, log) =>
        {
            var fills = log.OfType<AccountEvent.OrderFilled>().ToList();
            var (realised, fees) = (fills.Sum(fill => fill.RealisedPnl), fills.Sum(fill => fill.Fee));
            Assert.Equal(state.OpeningCash + realised - fees, state.Cash);
            Assert.Equal(fees, state.Fees);
            Assert.Equal(fills.Sum(Signed), state.Positions.GetValueOrDefault(Some.Symbol)?.Quantity ?? 0);
        });

    [Fact]
    public void Equity_is_cash_flow_and_inventory_to_the_last_decimal() => EveryWorld((_, state, log) =>
    {
        var fills = log.OfType<AccountEvent.OrderFilled>().ToList();
        var paid = fills.Sum(fill => (Signed(fill) * fill.Price) + fill.Fee);
        var inventory = fills.Sum(Signed) * 123.45m;
        Assert.Equal(state.OpeningCash - paid + inventory, AccountMath.Equity(state, _ => 123.45m));
    });

    [Fact]
    public void No_order_trades_more_than_its_quantity_and_none_leaves_its_end() => EveryWorld((_, state, log) =>
    {
        var ended = new HashSet<string>(StringComparer.Ordinal);
        var left = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var happened in log)
        {
            switch (happened)
            {
                case AccountEvent.OrderPlaced e:
                    left.Add(e.Order.OrderId, e.Order.Quantity);
                    break;
                case AccountEvent.OrderFilled e:
                    left[e.OrderId] -= e.Quantity;
                    Assert.True(left[e.OrderId] >= 0 && !ended.Contains(e.OrderId));
                    Assert.True(left[e.OrderId] > 0 || ended.Add(e.OrderId));
                    break;
                case AccountEvent.OrderAccepted e:
                    Assert.DoesNotContain(e.OrderId, ended);
                    break;
                case AccountEvent.OrderCancelled e:
                    Assert.True(ended.Add(e.OrderId));
                    break;
            }
        }

        Assert.Equal(left.Count, state.OrderIds.Count);
        Assert.Equal(left.Keys.Except(ended).Order(), state.OpenOrders.Keys.Order());
    });

    [Fact]
    public void Replayed_events_give_the_same_account() => EveryWorld((name, state, log) =>
    {
        var rules = TradingAccount.For(name);
        Assert.Equal(Canonical.Text(state), Canonical.Text(log.Aggregate(rules.Initial, rules.Evolve)));
    });

    [Fact]
    public void An_account_agrees_with_its_venue_once_all_reports_are_in() =>
        Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
        {
            var world = new TradingWorld(tape);
            world.Run();
            foreach (var (name, state) in world.Accounts)
            {
                Assert.Equal(
                    world.Venue.Open.Values
                        .Where(order => string.Equals(order.Order.Account, name, StringComparison.Ordinal))
                        .Select(order => (order.Order.Intent.OrderId, order.Remaining)).Order(),
                    state.OpenOrders.Values.Select(order => (order.Intent.OrderId, order.Remaining)).Order());
                Assert.Equal(
                    world.Venue.Accounts.GetValueOrDefault(name)?.Position ?? 0,
                    state.Positions.GetValueOrDefault(Some.Symbol)?.Quantity ?? 0);
            }
        });

    [Fact]
    public void No_order_opens_beyond_equity_times_leverage_at_the_price_it_was_placed_at() =>
        Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
        {
            var world = new TradingWorld(tape);
            world.Run();
            foreach (var (before, place) in world.Placed)
            {
                var held = before.Positions.GetValueOrDefault(Some.Symbol);
                var equity = before.Cash
                    + ((held?.Quantity ?? 0) * (place.ReferencePrice - (held?.AveragePrice ?? 0)));
                var after = (held?.Quantity ?? 0)
                    + (place.Order.Side == OrderSide.Buy ? place.Order.Quantity : -place.Order.Quantity);
                if (Math.Abs(after) > Math.Abs(held?.Quantity ?? 0))
                {
                    var price = Math.Min(place.ReferencePrice, place.Order.LimitPrice ?? place.ReferencePrice);
                    Assert.True(Math.Abs(after) * price <= (equity * before.LeverageMax) + 0.000001m);
                }
            }
        });

    private static decimal Signed(AccountEvent.OrderFilled fill) =>
        fill.Side == OrderSide.Buy ? fill.Quantity : -fill.Quantity;

    private void EveryWorld(Action<string, AccountState, List<AccountEvent>> holds) =>
        Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
        {
            var world = new TradingWorld(tape);
            world.Run();
            foreach (var (name, state) in world.Accounts)
            {
                holds(name, state, world.AccountLog[name]);
            }
        });
}
