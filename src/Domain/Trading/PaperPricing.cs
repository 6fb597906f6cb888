using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>Prices, quantities and fees of paper fills; what must be rounded is rounded against the order.</summary>
internal static class PaperPricing
{
    /// <summary>The finest money and quantity, where an instrument has no step of its own.</summary>
    private const decimal Finest = 0.00000001m;

    /// <summary>The nearest tick that is not better for a taker of <paramref name="side"/>.</summary>
    internal static decimal AgainstTaker(Instrument instrument, OrderSide side, decimal price)
    {
        var tick = instrument.TickSize > 0 ? instrument.TickSize : Finest;
        return side == OrderSide.Buy ? Up(price, tick) : Math.Max(Down(price, tick), Math.Min(tick, price));
    }

    /// <summary>A trade's price, worsened for a taker.</summary>
    internal static decimal Worsened(PaperVenueTerms terms, Instrument instrument, OrderSide side, decimal price)
    {
        var slip = price * terms.SlippageBasisPoints / 10_000m;
        return AgainstTaker(instrument, side, side == OrderSide.Buy ? price + slip : price - slip);
    }

    /// <summary>The whole steps in <paramref name="quantity"/>.</summary>
    internal static decimal WholeSteps(Instrument instrument, decimal quantity) =>
        quantity <= 0 ? 0 : Down(quantity, instrument.StepSize > 0 ? instrument.StepSize : Finest);

    /// <summary>The fee of a fill, in quote, rounded up to 8 decimals.</summary>
    internal static decimal Fee(PaperVenueTerms terms, Liquidity liquidity, decimal notional)
    {
        var rate = liquidity == Liquidity.Maker ? terms.MakerFeeBasisPoints : terms.TakerFeeBasisPoints;
        return Up(notional * rate / 10_000m, Finest);
    }

    private static decimal Down(decimal value, decimal step) => value - (value % step);

    private static decimal Up(decimal value, decimal step)
    {
        var below = Down(value, step);
        return below == value ? value : below + step;
    }
}
