using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Risk;

/// <summary>An entry as risk looks at it, before it has a quantity.</summary>
/// <param name="Instrument">Trading rules.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="LastPrice">The market's last price, in quote.</param>
/// <param name="EntryPrice">The limit price, or the last price for a market order.</param>
/// <param name="StopPrice">Where the loss is taken.</param>
/// <param name="Equity">In quote.</param>
/// <param name="HeldQuantity">|position| already held, in base.</param>
/// <param name="BudgetLeft">What may be lost before a limit of the mandate is reached, in quote.</param>
/// <param name="VolumeMean">Mean volume of a recent bar, in base.</param>
public sealed record TradeTerms(
    Instrument Instrument,
    OrderSide Side,
    decimal LastPrice,
    decimal EntryPrice,
    decimal StopPrice,
    decimal Equity,
    decimal HeldQuantity,
    decimal BudgetLeft,
    decimal VolumeMean)
{
    /// <summary>Fee and slippage of entry and exit together, as a share of the price: 0.20 %, more than the venue
    /// asks.</summary>
    public const decimal RoundTripCost = 0.002m;

    /// <summary>Distance to the stop against the trade, in quote; negative when the stop is on the wrong
    /// side.</summary>
    public decimal StopDistance => Side == OrderSide.Buy ? EntryPrice - StopPrice : StopPrice - EntryPrice;

    /// <summary>Loss of one unit of base at the stop, costs included, in quote.</summary>
    public decimal UnitRisk => StopDistance + (EntryPrice * RoundTripCost);
}
