using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Binance.Messages;

/// <summary>What a stream of the venue says.</summary>
public abstract record BinanceMessage
{
    private BinanceMessage() { }

    /// <summary>Trades of one taker order at one price.</summary>
    /// <param name="Ticker">The market.</param>
    /// <param name="EventAt">When the venue sent it.</param>
    /// <param name="Trade">The trade.</param>
    public sealed record Traded(string Ticker, DateTimeOffset EventAt, AggregateTrade Trade) : BinanceMessage;

    /// <summary>The book changed.</summary>
    /// <param name="Ticker">The market.</param>
    /// <param name="EventAt">When the venue sent it.</param>
    /// <param name="Diff">What changed.</param>
    public sealed record BookChanged(string Ticker, DateTimeOffset EventAt, BookDiff Diff) : BinanceMessage;

    /// <summary>The best bid and ask (<c>bookTicker</c>).</summary>
    /// <param name="Ticker">The market.</param>
    /// <param name="UpdateId">The book's number at that moment.</param>
    /// <param name="Bid">Best bid.</param>
    /// <param name="Ask">Best ask.</param>
    public sealed record BestChanged(string Ticker, long UpdateId, BookLevel Bid, BookLevel Ask) : BinanceMessage;

    /// <summary>The venue is about to cut the connection.</summary>
    /// <param name="EventAt">When the venue sent it.</param>
    public sealed record ServerShutdown(DateTimeOffset EventAt) : BinanceMessage;

    /// <summary>Anything else; it shows that the connection lives.</summary>
    /// <param name="EventAt">When the venue sent it; null when it does not say.</param>
    public sealed record Other(DateTimeOffset? EventAt) : BinanceMessage;
}

/// <summary>An aggregate trade.</summary>
/// <param name="Id">Grows by one a trade of a market.</param>
/// <param name="Trade">When, at what price, how much, and who was the aggressor.</param>
public readonly record struct AggregateTrade(long Id, Trade Trade);
