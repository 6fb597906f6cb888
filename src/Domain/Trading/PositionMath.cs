namespace TradingPlatform.Domain.Trading;

/// <summary>Netting of fills into one position, exact to the last decimal: whenever the position is flat, the profit
/// realised so far is what was sold for less what was bought for.</summary>
/// <remarks>An average price is a quotient and rarely ends, so profit is never computed from it. The cost behind it has
/// at most 16 decimals (8 of a price, 8 of a quantity), and rounding quantity · average to 16 gives it back exactly as
/// long as it stays below about 100 billion in quote. A part that is closed takes its share of the cost, rounded to 12
/// decimals; what it took and what stays always add up.</remarks>
internal static class PositionMath
{
    private const int CostDecimals = 16;
    private const int ShareDecimals = 12;

    /// <summary>What the open quantity was bought for, in quote; negative for what a short was sold for.</summary>
    internal static decimal Cost(Position position) =>
        decimal.Round(position.Quantity * position.AveragePrice, CostDecimals);

    /// <summary>The position after a fill, and the profit of the part that closed, before fees.</summary>
    internal static (Position After, decimal Realised) Apply(
        Position before, OrderSide side, decimal price, decimal quantity)
    {
        var cost = Cost(before);
        var signed = side == OrderSide.Buy ? quantity : -quantity;
        var held = Math.Abs(before.Quantity);
        if (before.Quantity == 0 || before.Quantity > 0 == signed > 0)
        {
            return (At(before, before.Quantity + signed, cost + (signed * price), price, 0), 0);
        }

        var closed = Math.Min(quantity, held);
        var share = closed == held ? cost : decimal.Round(cost * (closed / held), ShareDecimals);
        var realised = Trim((Math.Sign(before.Quantity) * closed * price) - share);
        var left = quantity > held ? (quantity - held) * Math.Sign(signed) * price : cost - share;
        return (At(before, before.Quantity + signed, left, price, realised), realised);
    }

    private static Position At(Position before, decimal quantity, decimal cost, decimal price, decimal realised) =>
        before with
        {
            Quantity = quantity,
            AveragePrice = quantity == 0 ? 0 : Trim(cost / quantity),
            RealisedPnl = before.RealisedPnl + realised,
            LastPrice = price,
        };

    /// <summary>The same number without trailing zeros, so that one amount has one text.</summary>
    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
