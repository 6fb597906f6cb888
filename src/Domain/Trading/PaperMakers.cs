using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>Limit orders at rest, best price first, at one price the earlier one.</summary>
internal sealed class PaperMakers
{
    private readonly List<PaperMatchingOrder> _buys = [];
    private readonly List<PaperMatchingOrder> _sells = [];

    internal void Add(PaperMatchingOrder order)
    {
        var side = order.IsBuy ? _buys : _sells;
        var place = side.Count;
        while (place > 0 && ComesBefore(order, side[place - 1]))
        {
            place--;
        }

        side.Insert(place, order);
    }

    /// <summary>Fills what the trade goes through, at the orders' limits.</summary>
    /// <returns>The quantity used, at most <paramref name="budget"/>.</returns>
    internal decimal Meet(Trade trade, decimal budget, PaperFills fills)
    {
        var used = Meet(_buys, trade, budget, fills);
        return used + Meet(_sells, trade, budget - used, fills);
    }

    private static decimal Meet(List<PaperMatchingOrder> side, Trade trade, decimal budget, PaperFills fills)
    {
        var used = 0m;
        foreach (var maker in side)
        {
            if (!maker.IsThrough(trade.Price))
            {
                break;
            }

            used += fills.Fill(maker, budget - used, maker.Limit, Liquidity.Maker, trade.At);
        }

        return used;
    }

    private static bool ComesBefore(PaperMatchingOrder one, PaperMatchingOrder other) =>
        one.Limit == other.Limit
            ? one.Rank < other.Rank
            : one.IsBuy == one.Limit > other.Limit;
}
