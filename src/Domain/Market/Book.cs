using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>One price level of an order book.</summary>
/// <param name="Price">In quote.</param>
/// <param name="Quantity">Resting there, in base; more than zero.</param>
public readonly record struct BookLevel(decimal Price, decimal Quantity);

/// <summary>The top of an order book at one instant, best level first, at most 50 levels a side.</summary>
/// <param name="UpdateId">The venue's own number of the last change contained.</param>
/// <param name="Bids">Highest price first.</param>
/// <param name="Asks">Lowest price first.</param>
public sealed record Book(long UpdateId, ImmutableArray<BookLevel> Bids, ImmutableArray<BookLevel> Asks);
