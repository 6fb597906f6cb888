using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>What holds of every paper venue in every world.</summary>
public class PaperVenueProperties(ITestOutputHelper output)
{
    [Fact]
    public void No_fill_is_better_than_the_market_allowed() => EveryFill((step, order, fill) =>
    {
        var prices = step.Trades.Where(trade => trade.Quantity > 0).Select(trade => trade.Price).ToList();
        var buys = order.Intent.Side == OrderSide.Buy;
        Assert.True(fill.Sequence > order.Sequence);
        Assert.True(order.Intent.LimitPrice is not { } limit || (buys ? fill.Price <= limit : fill.Price >= limit));
        if (fill.Liquidity == Liquidity.Maker)
        {
            Assert.Equal(order.Intent.LimitPrice, fill.Price);
            Assert.Contains(prices, price => buys ? price < fill.Price : price > fill.Price);
        }
        else
        {
            var seen = step.Book is { } book ? (buys ? book.Asks : book.Bids).Select(level => level.Price) : prices;
            Assert.Contains(seen, price => buys ? fill.Price >= price : fill.Price <= price);
            Assert.True(buys ? fill.Price >= seen.Min() : fill.Price <= seen.Max());
        }
    });

    [Fact]
    public void Fills_of_a_step_stay_within_their_share_of_its_volume_and_of_its_book() => EveryWorld(world =>
    {
        foreach (var fills in Reports(world).Where(IsFill).GroupBy(report => report.Sequence))
        {
            var step = world.Steps[(int)fills.Key - 1];
            var volume = step.Trades.Sum(trade => trade.Quantity) * TradingWorld.Terms.ParticipationMax;
            var fromTrades = fills.Where(fill => step.Book is null || fill.Liquidity == Liquidity.Maker);
            Assert.True(fromTrades.Sum(fill => fill.Quantity) <= volume);
            var levels = (step.Book?.Asks ?? []).Concat(step.Book?.Bids ?? []).ToList();
            foreach (var level in fills.Except(fromTrades).GroupBy(fill => fill.Price))
            {
                var shown = levels.Single(seen => seen.Price == level.Key).Quantity;
                Assert.True(level.Sum(fill => fill.Quantity) <= shown);
            }
        }
    });

    [Fact]
    public void Fills_are_whole_steps_and_ticks_and_pay_their_fee_rounded_up() => EveryFill((_, _, fill) =>
    {
        Assert.Equal(0, fill.Quantity % Some.Instrument.StepSize);
        Assert.Equal(0, fill.Price % Some.Instrument.TickSize);
        var exact = fill.Price * fill.Quantity * (fill.Liquidity == Liquidity.Maker ? 0.0002m : 0.0005m);
        Assert.InRange(fill.Fee - exact, 0, 0.00000001m);
        Assert.Equal(decimal.Round(fill.Fee, 8), fill.Fee);
    });

    [Fact]
    public void Reports_are_numbered_without_hole() => EveryWorld(world =>
    {
        foreach (var account in Reports(world).GroupBy(report => report.Account))
        {
            Assert.Equal(
                Enumerable.Range(1, account.Count()).Select(number => (long)number),
                account.Select(report => report.Number));
        }
    });

    [Fact]
    public void However_often_an_order_is_sent_it_is_taken_once() => EveryWorld(world =>
    {
        var taken = Reports(world).Where(report => report.Kind == ExecutionKind.Accepted);
        Assert.Equal(world.Placed.Count, taken.Select(report => report.OrderId).Distinct().Count());
        Assert.Equal(world.Placed.Count, taken.Count());
    });

    [Fact]
    public void Reduce_only_orders_never_turn_a_position_round() => EveryWorld(world =>
    {
        var orders = world.Placed.ToDictionary(placed => placed.Place.Order.OrderId, placed => placed.Place.Order);
        var held = TradingWorld.Names.ToDictionary(name => name, _ => 0m);
        foreach (var fill in Reports(world).Where(IsFill))
        {
            var before = held[fill.Account];
            held[fill.Account] += orders[fill.OrderId].Side == OrderSide.Buy ? fill.Quantity : -fill.Quantity;
            Assert.True(!orders[fill.OrderId].ReduceOnly
                || (Math.Abs(held[fill.Account]) < Math.Abs(before) && held[fill.Account] * before >= 0));
        }
    });

    [Fact]
    public void Two_runs_of_one_tape_are_the_same() => Property.Holds(output, runs: 100, lengthMax: 1_500, tape =>
    {
        var numbers = new List<int>();
        while (tape.HasMore)
        {
            numbers.Add(tape.Choose(1_000_001));
        }

        var (one, two) = (new TradingWorld(new Tape(numbers)), new TradingWorld(new Tape(numbers)));
        one.Run();
        two.Run();
        Assert.Equal(
            Canonical.Text(one.VenueLog.SelectMany(events => events)),
            Canonical.Text(two.VenueLog.SelectMany(events => events)));
    });

    private static bool IsFill(ExecutionReport report) => report.Kind == ExecutionKind.Filled;

    private static IEnumerable<ExecutionReport> Reports(TradingWorld world) =>
        world.VenueLog.SelectMany(events => events).Select(happened => happened switch
        {
            PaperVenueEvent.Accepted e => e.Report,
            PaperVenueEvent.Rejected e => e.Report,
            PaperVenueEvent.Filled e => e.Report,
            PaperVenueEvent.Cancelled e => e.Report,
            _ => null,
        }).OfType<ExecutionReport>();

    private void EveryWorld(Action<TradingWorld> holds) => Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
    {
        var world = new TradingWorld(tape);
        world.Run();
        holds(world);
    });

    private void EveryFill(Action<MarketBatch, VenueOrder, ExecutionReport> holds) => EveryWorld(world =>
    {
        var orders = world.VenueLog.SelectMany(events => events).OfType<PaperVenueEvent.Accepted>()
            .Select(accepted => accepted.Order)
            .ToDictionary(order => (order.Account, order.Intent.OrderId));
        foreach (var fill in Reports(world).Where(IsFill))
        {
            holds(world.Steps[(int)fill.Sequence - 1], orders[(fill.Account, fill.OrderId)], fill);
        }
    });
}
