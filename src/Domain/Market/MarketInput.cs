using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>What a feed says about one symbol, before the symbol numbers it.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="SourcePosition">The feed's own, strictly growing position (a replayed bar's open time in milliseconds,
/// a simulated tick's index, a live batch's arrival number). The symbol ignores what it has already taken, so a feed
/// may repeat itself.</param>
/// <param name="At">Every trade before this instant is contained or was sent earlier: candles that end at or before it
/// close.</param>
/// <param name="Trades">Oldest first; may be empty (time passed, nothing traded).</param>
/// <param name="Book">The book's top, if it changed and the feed has one.</param>
/// <param name="Follows">The source position of what was sent before, which the symbol must have; 0 asks nothing. What
/// a symbol took and could not store is gone when it comes back, and only this tells the feed to go back too.</param>
public sealed record MarketInput(
    string Symbol, long SourcePosition, DateTimeOffset At, ImmutableArray<Trade> Trades, Book? Book, long Follows = 0);

/// <summary>One numbered step of a symbol's market: what every consumer sees, in this order, without hole.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Sequence">1, 2, 3 … per symbol.</param>
/// <param name="SourcePosition">See <see cref="MarketInput"/>.</param>
/// <param name="At">Market time, UTC: nothing in the batch is later.</param>
/// <param name="Trades">Oldest first; may be empty.</param>
/// <param name="Book">The book's top, if it changed.</param>
/// <param name="Closed">Candles that closed with this batch: shorter timeframes first, then older first.</param>
/// <param name="LastPrice">The last traded price so far; 0 before the first trade.</param>
public sealed record MarketBatch(
    string Symbol,
    long Sequence,
    long SourcePosition,
    DateTimeOffset At,
    ImmutableArray<Trade> Trades,
    Book? Book,
    ImmutableArray<Candle> Closed,
    decimal LastPrice);
