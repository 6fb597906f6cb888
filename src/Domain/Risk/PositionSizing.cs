using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Risk;

/// <summary>How much to trade, and which bound decided it.</summary>
/// <param name="Quantity">In base, a multiple of the step; 0 when nothing may be traded.</param>
/// <param name="Cap">The binding bound: <c>trade-risk</c>, <c>budget</c>, <c>reserve</c>, <c>exposure</c>,
/// <c>volume</c> or
/// <c>order-max</c>.</param>
public readonly record struct SizedQuantity(decimal Quantity, string Cap);

/// <summary>Sizes a trade so that its loss at the stop stays within the appetite; the smallest of all bounds
/// wins.</summary>
public static class PositionSizing
{
    /// <summary>The share of the leverage limit that is used: prices move between deciding and filling.</summary>
    public const decimal ExposureShare = 0.95m;

    /// <summary>The share of the budget left that the guard's reserve for a new position may take.</summary>
    public const decimal ReserveShare = 0.5m;

    /// <summary>The quantity for <paramref name="terms"/>; 0 when the stop is on the wrong side or nothing may be
    /// lost.</summary>
    public static SizedQuantity Of(TradeTerms terms, RiskAppetite appetite)
    {
        if (terms.StopDistance <= 0 || terms.EntryPrice <= 0)
        {
            return new SizedQuantity(0, "trade-risk");
        }

        var (price, unitRisk) = (terms.EntryPrice, terms.UnitRisk);
        var best = new SizedQuantity(terms.Equity * appetite.TradeRisk / unitRisk, "trade-risk");
        best = Smaller(best, terms.BudgetLeft * appetite.BudgetShare / unitRisk, "budget");
        best = Smaller(best, terms.BudgetLeft * ReserveShare / (price * MandateGuard.ReserveRate), "reserve");
        var exposure = terms.Equity * appetite.LeverageMax * ExposureShare / price;
        best = Smaller(best, exposure - terms.HeldQuantity, "exposure");
        best = Smaller(best, terms.VolumeMean * appetite.VolumeShare, "volume");
        best = terms.Instrument.QuantityMax > 0 ? Smaller(best, terms.Instrument.QuantityMax, "order-max") : best;
        return best with { Quantity = OrderFilters.FloorQuantity(terms.Instrument, best.Quantity) };
    }

    private static SizedQuantity Smaller(SizedQuantity best, decimal quantity, string cap) =>
        quantity < best.Quantity ? new SizedQuantity(quantity, cap) : best;
}
