using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Simulation.Oracle;

/// <summary>Says of an order, by plain reckoning, that it must be taken or must be refused. Where it is a close thing,
/// it says nothing.</summary>
internal static class OrderJudge
{
    private const decimal Step = 0.0001m;
    private const decimal Tick = 0.01m;
    private const decimal QuantityMax = 1_000m;
    private const decimal NotionalMin = 5m;
    private const int IdLengthMax = 32;

    /// <summary>Why the order must be refused whatever the account holds; null when nothing is wrong with it.</summary>
    public static string? Fault(AccountCommand.Place place)
    {
        var order = place.Order;
        if (order.OrderId.Length is 0 or > IdLengthMax || !order.OrderId.All(char.IsAsciiLetterOrDigit))
        {
            return "its id is malformed";
        }

        if (order.Quantity <= 0 || order.Quantity > QuantityMax || decimal.Remainder(order.Quantity, Step) != 0)
        {
            return $"its quantity is {order.Quantity}";
        }

        if (place.ReferencePrice <= 0)
        {
            return "the market has no price";
        }

        var price = order.LimitPrice ?? place.ReferencePrice;
        return price <= 0 || (order.Type == OrderType.Limit && decimal.Remainder(price, Tick) != 0)
            ? $"its price is {price}"
            : price * order.Quantity < NotionalMin ? $"it is worth {price * order.Quantity}" : null;
    }

    /// <summary>Whether the account can bear the order by a wide margin: if everything it wants traded on one side, at
    /// the worst of all prices, nine tenths of its means would do.</summary>
    public static bool CanEasilyBear(AccountBook book, AccountCommand.Place place)
    {
        const decimal Margin = 0.9m;
        var mark = Math.Max(place.ReferencePrice, place.Order.LimitPrice ?? 0);
        var exposure = place.Order.Quantity * mark;
        var worth = book.Cash;
        foreach (var (symbol, holding) in book.Holdings)
        {
            var price = IsSame(symbol, place.Order.Symbol) ? place.ReferencePrice : holding.LastPrice;
            exposure += Math.Abs(holding.Quantity) * Math.Max(price, mark);
            worth += (holding.Quantity * price) + holding.Flow - holding.Realised;
        }

        foreach (var order in book.Open)
        {
            var price = Math.Max(order.Price, LastOf(book, order.Intent.Symbol));
            exposure += order.Left * (IsSame(order.Intent.Symbol, place.Order.Symbol) ? Math.Max(price, mark) : price);
        }

        return exposure <= worth * book.LeverageMax * Margin;
    }

    /// <summary>Whether the account cannot bear the order by a wide margin: with it, what is held and what is open on
    /// its side, at the lowest of all prices, is worth more than all means and a tenth.</summary>
    public static bool CannotBear(AccountBook book, AccountCommand.Place place)
    {
        const decimal Margin = 1.1m;
        var order = place.Order;
        var worth = book.Cash;
        var held = 0m;
        foreach (var (symbol, holding) in book.Holdings)
        {
            var isMine = IsSame(symbol, order.Symbol);
            worth += (holding.Quantity * (isMine ? place.ReferencePrice : holding.LastPrice))
                + holding.Flow - holding.Realised;
            held += isMine ? holding.Quantity : 0;
        }

        var price = Math.Min(place.ReferencePrice, order.LimitPrice ?? place.ReferencePrice);
        var wanted = order.Quantity;
        foreach (var open in book.Open.Where(
            open => open.Intent.Side == order.Side && IsSame(open.Intent.Symbol, order.Symbol)))
        {
            price = Math.Min(price, open.Price);
            wanted += open.Left;
        }

        var reached = held + (order.Side == OrderSide.Buy ? wanted : -wanted);
        return Math.Abs(reached) > Math.Abs(held)
            && Math.Abs(reached) * price > Math.Max(0, worth) * book.LeverageMax * Margin;
    }

    /// <summary>Whether the order takes no more than what other orders of its side leave of the position.</summary>
    public static bool OnlyReduces(AccountBook book, OrderIntent order)
    {
        var held = book.Holdings.TryGetValue(order.Symbol, out var holding) ? holding.Quantity : 0;
        var open = book.Open
            .Where(other => other.Intent.Side == order.Side && IsSame(other.Intent.Symbol, order.Symbol))
            .Sum(other => other.Left);
        return order.Quantity <= (order.Side == OrderSide.Sell ? held : -held) - open;
    }

    private static decimal LastOf(AccountBook book, string symbol) =>
        book.Holdings.TryGetValue(symbol, out var holding) ? holding.LastPrice : 0;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
