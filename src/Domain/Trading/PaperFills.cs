namespace TradingPlatform.Domain.Trading;

/// <summary>What traded in one step so far, and what accounts hold by now.</summary>
internal sealed class PaperFills(PaperVenueState venue)
{
    private readonly List<PaperFill> _fills = [];
    private readonly Dictionary<string, decimal> _held = new(StringComparer.Ordinal);

    internal List<PaperFill> All => _fills;

    /// <summary>Trades as much of the order as there is, in whole steps.</summary>
    /// <returns>The quantity that traded, at most <paramref name="available"/>.</returns>
    internal decimal Fill(
        PaperMatchingOrder order, decimal available, decimal price, Liquidity liquidity, DateTimeOffset at)
    {
        var wanted = Math.Min(order.Remaining, available);
        if (order.Intent.ReduceOnly)
        {
            wanted = Math.Min(wanted, Reducible(order));
        }

        var quantity = PaperPricing.WholeSteps(order.Instrument, wanted);
        if (quantity <= 0)
        {
            return 0;
        }

        order.Remaining -= quantity;
        var account = order.Order.Account;
        _held[account] = Held(account) + order.Signed(quantity);
        Note(new PaperFill(order, liquidity, price, quantity, at));
        return quantity;
    }

    /// <summary>What a reduce-only order may still trade, in base.</summary>
    internal decimal Reducible(PaperMatchingOrder order)
    {
        var held = Held(order.Order.Account);
        return Math.Max(0, order.IsBuy ? -held : held);
    }

    private decimal Held(string account) =>
        _held.TryGetValue(account, out var held)
            ? held
            : venue.Accounts.GetValueOrDefault(account, PaperAccount.Empty).Position;

    /// <summary>A step can hold thousands of trades: parts that traded alike one after another are one report to their
    /// account, dated as the first. Parts with another fill of the account between them stay apart, because a
    /// position's profit depends on the order of its fills.</summary>
    private void Note(PaperFill fill)
    {
        for (var i = _fills.Count - 1; i >= 0; i--)
        {
            var earlier = _fills[i];
            if (earlier.Order == fill.Order && earlier.Price == fill.Price && earlier.Liquidity == fill.Liquidity)
            {
                _fills[i] = earlier with { Quantity = earlier.Quantity + fill.Quantity };
                return;
            }

            if (string.Equals(earlier.Order.Order.Account, fill.Order.Order.Account, StringComparison.Ordinal))
            {
                break;
            }
        }

        _fills.Add(fill);
    }
}
