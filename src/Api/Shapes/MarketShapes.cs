using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Shapes;

/// <summary>The feed: what data are shown, and how they are doing.</summary>
public sealed record FeedShape(
    FeedMode Mode, string Label, decimal Speed, FeedState State, string Detail, decimal? Progress, string Reason);

/// <summary>A market in a list.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Ticker">Without the venue.</param>
/// <param name="Base">What is bought.</param>
/// <param name="Quote">What it is paid with.</param>
/// <param name="TickSize">Price step.</param>
/// <param name="StepSize">Quantity step.</param>
/// <param name="QuantityMin">Smallest order, in base.</param>
/// <param name="NotionalMin">Smallest price times quantity, in quote.</param>
/// <param name="MakerFeeRate">Fee of an order that rested, as a share of notional.</param>
/// <param name="TakerFeeRate">Fee of an order that took, as a share of notional.</param>
/// <param name="Last">Last price, in quote; null before the first trade.</param>
/// <param name="ChangeDay">Last price over the one 24 hours ago, less 1; null when unknown.</param>
/// <param name="At">Market time; null before the first step.</param>
/// <param name="Sequence">The last step's number.</param>
/// <param name="AgeMs">Age of the data by the wall clock, in milliseconds; null when time is replayed.</param>
/// <param name="State">How the source is doing.</param>
/// <param name="Detail">The same in words; empty when all is well.</param>
public sealed record SymbolShape(
    string Symbol,
    string Ticker,
    string Base,
    string Quote,
    decimal TickSize,
    decimal StepSize,
    decimal QuantityMin,
    decimal NotionalMin,
    decimal MakerFeeRate,
    decimal TakerFeeRate,
    decimal? Last,
    decimal? ChangeDay,
    DateTimeOffset? At,
    long Sequence,
    long? AgeMs,
    FeedState State,
    string Detail)
{
    private const decimal BasisPoint = 0.0001m;

    internal static SymbolShape Of(
        Instrument instrument, PaperVenueTerms terms, SymbolView view, FeedStatus status, long? ageMs) => new(
        instrument.Symbol,
        SymbolId.Parse(instrument.Symbol).Ticker,
        instrument.BaseAsset,
        instrument.QuoteAsset,
        instrument.TickSize,
        instrument.StepSize,
        instrument.QuantityMin,
        instrument.NotionalMin,
        terms.MakerFeeBasisPoints * BasisPoint,
        terms.TakerFeeBasisPoints * BasisPoint,
        view.LastPrice == 0 ? null : view.LastPrice,
        view.PriceDayAgo == 0 || view.LastPrice == 0 ? null : decimal.Round((view.LastPrice / view.PriceDayAgo) - 1, 6),
        view.Sequence == 0 ? null : view.At,
        view.Sequence,
        ageMs,
        status.State,
        status.Detail);
}

/// <summary>A candle; <paramref name="At"/> is its open.</summary>
public sealed record CandleShape(
    DateTimeOffset At, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, bool Closed)
{
    internal static CandleShape Of(Candle candle, bool closed) =>
        new(candle.OpenAt, candle.Open, candle.High, candle.Low, candle.Close, candle.Volume, closed);
}

/// <summary>A trade of the market; <paramref name="Side"/> is the aggressor's.</summary>
public sealed record MarketTradeShape(DateTimeOffset At, decimal Price, decimal Quantity, string Side)
{
    internal static MarketTradeShape Of(Trade trade) =>
        new(trade.At, trade.Price, trade.Quantity, trade.BuyerIsMaker ? "sell" : "buy");
}

/// <summary>The top of a book, best level first; each level is price and quantity.</summary>
public sealed record BookShape(
    string Symbol,
    long Sequence,
    DateTimeOffset At,
    bool Available,
    string? Reason,
    ImmutableArray<ImmutableArray<decimal>> Bids,
    ImmutableArray<ImmutableArray<decimal>> Asks)
{
    private const string NoBook = "This feed has no order book: bars tell prices and volumes only.";

    internal static BookShape Of(string symbol, SymbolView view) => new(
        symbol,
        view.Sequence,
        view.At,
        view.Book is not null,
        view.Book is null ? NoBook : null,
        Levels(view.Book?.Bids),
        Levels(view.Book?.Asks));

    private static ImmutableArray<ImmutableArray<decimal>> Levels(ImmutableArray<BookLevel>? levels) =>
        levels is null ? [] : [.. levels.Value.Select(level => ImmutableArray.Create(level.Price, level.Quantity))];
}

/// <summary>An AMD phase; <paramref name="Until"/> is when the next one was known, null while it lasts.</summary>
public sealed record PhaseShape(
    Phase Phase,
    double Confidence,
    DateTimeOffset From,
    DateTimeOffset KnownAt,
    DateTimeOffset? Until,
    long Sequence,
    decimal RangeHigh,
    decimal RangeLow,
    int Direction,
    string Why)
{
    internal static ImmutableArray<PhaseShape> Of(ImmutableArray<PhaseReading> readings) =>
    [
        .. readings.Select((reading, index) =>
            Of(reading, index + 1 < readings.Length ? readings[index + 1].KnownAt : null)),
    ];

    internal static PhaseShape Of(PhaseReading reading, DateTimeOffset? until) => new(
        reading.Phase,
        (double)reading.Confidence,
        reading.From,
        reading.KnownAt,
        until,
        reading.Sequence,
        reading.RangeHigh,
        reading.RangeLow,
        reading.Direction,
        reading.Why);
}
