using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>Matches the open orders of one venue against one step of its market. Scratch state lives for one decision;
/// the answer depends on the three arguments alone.</summary>
internal sealed class PaperMatching(PaperVenueState venue, PaperVenueTerms terms, MarketBatch batch)
{
    private readonly List<PaperMatchingOrder> _orders = [];
    private readonly List<PaperMatchingOrder> _takers = [];
    private readonly PaperMakers _makers = new();
    private readonly PaperFills _fills = new(venue);

    internal Decision<PaperVenueEvent> Run()
    {
        foreach (var open in InTimePriority())
        {
            var order = new PaperMatchingOrder(_orders.Count, open);
            _orders.Add(order);
            Place(order);
        }

        if (_orders.Count == 0)
        {
            return Decision.AlreadyDone<PaperVenueEvent>();
        }

        foreach (var trade in batch.Trades)
        {
            if (IsReal(trade))
            {
                Meet(trade);
            }
        }

        var seen = batch.Book is { } book ? Take(book) : batch.Trades.Any(IsReal);
        return new PaperReports(venue, terms, batch).Tell(_fills, _orders, seen);
    }

    /// <summary>Earlier is who had seen fewer steps. Orders of one step are equally early, and their ids decide: the
    /// outcome
    /// must not hang on which of two simultaneous messages came first.</summary>
    private IEnumerable<PaperOrder> InTimePriority() => venue.Open.Values
        .Where(open => open.Order.Sequence < batch.Sequence)
        .OrderBy(open => open.Order.Sequence)
        .ThenBy(open => open.Order.Account, StringComparer.Ordinal)
        .ThenBy(open => open.Order.Intent.OrderId, StringComparer.Ordinal);

    /// <summary>A bar without volume has a price path, but nothing traded on it.</summary>
    private static bool IsReal(Trade trade) => trade is { Price: > 0, Quantity: > 0 };

    private void Place(PaperMatchingOrder order)
    {
        if (order.WasResting)
        {
            _makers.Add(order);
        }
        else
        {
            _takers.Add(order);
        }
    }

    private void Meet(Trade trade)
    {
        var budget = trade.Quantity * terms.ParticipationMax;
        budget -= _makers.Meet(trade, budget, _fills);
        if (batch.Book is null)
        {
            TakeFrom(trade, budget);
        }
    }

    private void TakeFrom(Trade trade, decimal budget)
    {
        for (var i = 0; i < _takers.Count; i++)
        {
            var taker = _takers[i];
            if (taker.IsLimit && !taker.IsThrough(trade.Price))
            {
                // It meets a market that it does not cross: from the next trade on it rests.
                _takers.RemoveAt(i--);
                _makers.Add(taker);
                continue;
            }

            var worsened = PaperPricing.Worsened(terms, taker.Instrument, taker.Intent.Side, trade.Price);
            budget -= _fills.Fill(taker, budget, taker.AtMost(worsened), Liquidity.Taker, trade.At);
        }
    }

    /// <summary>Walks the levels; true when there was a book to see.</summary>
    private bool Take(Book book)
    {
        TakeFrom(book.Asks, OrderSide.Buy);
        TakeFrom(book.Bids, OrderSide.Sell);
        return !book.Asks.IsEmpty || !book.Bids.IsEmpty;
    }

    private void TakeFrom(ImmutableArray<BookLevel> levels, OrderSide side)
    {
        var (next, left) = (-1, 0m);
        foreach (var taker in _takers.Where(taker => taker.Intent.Side == side))
        {
            while (taker.Remaining > 0)
            {
                if (PaperPricing.WholeSteps(taker.Instrument, left) == 0)
                {
                    if (++next == levels.Length)
                    {
                        return;
                    }

                    left = levels[next].Price > 0 ? levels[next].Quantity : 0;
                    continue;
                }

                var price = PaperPricing.AgainstTaker(taker.Instrument, side, levels[next].Price);
                var traded = taker.Allows(price) ? _fills.Fill(taker, left, price, Liquidity.Taker, batch.At) : 0;
                if (traded == 0)
                {
                    break;
                }

                left -= traded;
            }
        }
    }
}
