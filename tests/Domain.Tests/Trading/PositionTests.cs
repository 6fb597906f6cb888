using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class PositionTests
{
    [Fact]
    public void Fills_of_one_side_average_their_prices()
    {
        var account = After((OrderSide.Buy, 1, 100), (OrderSide.Buy, 3, 104));
        Assert.Equal(new Position(Some.Symbol, 4, 103, 0, 104), account.Positions[Some.Symbol]);
    }

    [Fact]
    public void Closing_a_part_realises_its_profit_and_keeps_the_average()
    {
        var account = After((OrderSide.Buy, 4, 100), (OrderSide.Sell, 1, 110));
        Assert.Equal(new Position(Some.Symbol, 3, 100, 10, 110), account.Positions[Some.Symbol]);
        Assert.Equal(10_010, account.Cash);
    }

    [Fact]
    public void A_fill_through_zero_closes_the_one_side_and_opens_the_other_at_its_price()
    {
        var account = After((OrderSide.Buy, 4, 100), (OrderSide.Sell, 6, 90));
        Assert.Equal(new Position(Some.Symbol, -2, 90, -40, 90), account.Positions[Some.Symbol]);
        Assert.Equal(9_960, account.Cash);
        account = After((OrderSide.Buy, 4, 100), (OrderSide.Sell, 6, 90), (OrderSide.Buy, 3, 80));
        Assert.Equal(new Position(Some.Symbol, 1, 80, -20, 80), account.Positions[Some.Symbol]);
    }

    [Fact]
    public void A_flat_position_stays_with_its_profit()
    {
        var account = After((OrderSide.Sell, 2, 100), (OrderSide.Buy, 2, 97));
        Assert.Equal(new Position(Some.Symbol, 0, 0, 6, 97), account.Positions[Some.Symbol]);
    }

    [Fact]
    public void An_average_that_never_ends_loses_no_decimal()
    {
        var account = After(
            (OrderSide.Buy, 1, 100),
            (OrderSide.Buy, 2, 100.01m),
            (OrderSide.Sell, 1, 100.02m),
            (OrderSide.Sell, 1, 100.02m),
            (OrderSide.Sell, 1, 100.02m));
        Assert.Equal(10_000.04m, account.Cash);
        Assert.Equal(0.04m, account.Positions[Some.Symbol].RealisedPnl);
    }

    private static AccountState After(params (OrderSide Side, decimal Quantity, decimal Price)[] fills)
    {
        var account = Given.OpenAccount();
        for (var i = 0; i < fills.Length; i++)
        {
            var (side, quantity, price) = fills[i];
            var id = $"o{i}";
            account.After(
                Some.Place(Some.Buy(quantity, id: id) with { Side = side }),
                Some.Reports(Some.Report(i + 1, ExecutionKind.Filled, id, price, quantity)));
        }

        return account.State;
    }
}
