namespace TradingPlatform.Domain.Market;

/// <summary>What may be traded and in which steps (Binance's PRICE_FILTER, LOT_SIZE and NOTIONAL).</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="BaseAsset">What is bought: BTC.</param>
/// <param name="QuoteAsset">What it is paid with: USDT.</param>
/// <param name="TickSize">Prices are multiples of it; 0 switches the rule off.</param>
/// <param name="StepSize">Quantities are multiples of it; 0 switches the rule off.</param>
/// <param name="QuantityMin">Smallest order, in base; 0 switches the rule off.</param>
/// <param name="QuantityMax">Largest order, in base; 0 switches the rule off.</param>
/// <param name="NotionalMin">Smallest price times quantity, in quote; 0 switches the rule off.</param>
public sealed record Instrument(
    string Symbol,
    string BaseAsset,
    string QuoteAsset,
    decimal TickSize,
    decimal StepSize,
    decimal QuantityMin,
    decimal QuantityMax,
    decimal NotionalMin);
