using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>A small pessimistic venue with one account: market orders fill at the next bar's open, limits only when the
/// price
/// went through them, cancels count after the next bar, every fill costs 5 basis points.</summary>
internal sealed class PaperDesk(decimal cash, decimal fillShare = 1)
{
    public const decimal FeeRate = 0.0005m;

    private ImmutableArray<Order> _open = [];

    public decimal Cash { get; private set; } = cash;

    public decimal Quantity { get; private set; }

    public decimal AveragePrice { get; private set; }

    public decimal Fees { get; private set; }

    public int FillCount { get; private set; }

    public ImmutableArray<Order> Open => _open;

    public decimal Equity(decimal price) => Cash + (Quantity * (price - AveragePrice));

    /// <summary>Takes cash away, as a fee or a theft would.</summary>
    public void Lose(decimal amount) => Cash -= amount;

    public AccountSight Sight(decimal price) => new(Cash, Quantity, AveragePrice, Equity(price), _open);

    public void Place(OrderIntent order, DateTimeOffset at, long sequence, decimal price)
    {
        if (!_open.Any(o => Is(o, order.OrderId)))
        {
            _open = _open.Add(new Order(order, OrderState.Live, 0, 0, 0, price, false, at, at, sequence, ""));
        }
    }

    public void Cancel(string orderId) =>
        _open = [.. _open.Select(o => o with { CancelRequested = o.CancelRequested || Is(o, orderId) })];

    /// <summary>Matches what rests against one bar, which came after everything resting was placed.</summary>
    public void Match(Candle bar)
    {
        if (_open.IsEmpty)
        {
            return;
        }

        var kept = ImmutableArray.CreateBuilder<Order>();
        foreach (var order in _open)
        {
            var after = PriceFor(order.Intent, bar) is { } price ? Fill(order, price, bar) : order;
            if (after is { Remaining: > 0, CancelRequested: false })
            {
                kept.Add(after);
            }
        }

        _open = kept.DrainToImmutable();
    }

    private static bool Is(Order order, string id) => string.Equals(order.Intent.OrderId, id, StringComparison.Ordinal);

    private static decimal? PriceFor(OrderIntent order, Candle bar) => order switch
    {
        { Type: OrderType.Market } => bar.Open,
        { Side: OrderSide.Buy, LimitPrice: { } limit } when bar.Low < limit => limit,
        { Side: OrderSide.Sell, LimitPrice: { } limit } when bar.High > limit => limit,
        _ => null,
    };

    private Order Fill(Order order, decimal price, Candle bar)
    {
        var most = fillShare == 1 ? order.Remaining : decimal.Round(bar.Volume * fillShare, 5, MidpointRounding.ToZero);
        var quantity = Math.Min(order.Remaining, most);
        if (order.Intent.ReduceOnly)
        {
            quantity = Math.Min(quantity, Math.Abs(Quantity));
        }

        if (quantity == 0)
        {
            return order;
        }

        Book(order.Intent, price, quantity);
        return order with
        {
            State = OrderState.PartiallyFilled,
            FilledQuantity = order.FilledQuantity + quantity,
            FilledNotional = order.FilledNotional + (quantity * price),
        };
    }

    private void Book(OrderIntent order, decimal price, decimal quantity)
    {
        var signed = order.Side == OrderSide.Buy ? quantity : -quantity;
        var fee = quantity * price * FeeRate;
        var closing = Math.Sign(signed) == -Math.Sign(Quantity) ? Math.Min(quantity, Math.Abs(Quantity)) : 0;
        var profit = closing * (price - AveragePrice) * Math.Sign(Quantity);
        var after = Quantity + signed;
        AveragePrice = after == 0 ? 0
            : closing == 0 ? ((Quantity * AveragePrice) + (signed * price)) / after
            : Math.Sign(after) == Math.Sign(Quantity) ? AveragePrice
            : price;
        (Quantity, Cash, Fees) = (after, Cash + profit - fee, Fees + fee);
        FillCount++;
    }
}
