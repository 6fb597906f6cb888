namespace TradingPlatform.Domain.Risk;

/// <summary>How much of its mandate an agent uses in one trade: far less than it may, so that limits are hard to
/// reach.</summary>
/// <param name="TradeRisk">Loss at the stop, as a share of equity.</param>
/// <param name="BudgetShare">Loss at the stop, as a share of what may still be lost before a guard fires.</param>
/// <param name="LeverageMax">Largest notional over equity.</param>
/// <param name="VolumeShare">Largest quantity, as a share of the mean volume of a recent bar: about what can be closed
/// within a
/// minute by taking a quarter of all trades.</param>
/// <param name="StopDistanceMin">Smallest distance of the stop from the entry, as a share of the price.</param>
/// <param name="CollarMax">Largest distance of a limit price from the last price, as a share of it.</param>
public sealed record RiskAppetite(
    decimal TradeRisk,
    decimal BudgetShare,
    decimal LeverageMax,
    decimal VolumeShare,
    decimal StopDistanceMin,
    decimal CollarMax);
