using System.Collections.Immutable;

namespace TradingPlatform.Exchanges.Binance;

/// <summary>How to reach Binance spot's public market data. No key is needed and none is used.</summary>
public sealed record BinanceOptions
{
    /// <summary>Where REST is.</summary>
    public Uri RestUrl { get; init; } = new("https://api.binance.com");

    /// <summary>Where the streams are; <c>/stream?streams=…</c> is appended.</summary>
    public Uri StreamUrl { get; init; } = new("wss://stream.binance.com:9443");

    /// <summary>Tickers, with or without <c>BINANCE:</c>; 1 to 100.</summary>
    public ImmutableArray<string> Symbols { get; init; } = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    /// <summary>Closed minutes delivered first, so that a chart is not empty: 0 to 1,000.</summary>
    public int HistoryBars { get; init; } = 500;

    /// <summary>One input a market at most so often.</summary>
    public TimeSpan CoalesceEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long trades may arrive after younger messages: market time is the venue's event time less
    /// this.</summary>
    public TimeSpan DisorderMax { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No message for so long: the data are stale.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>No message for so long: the connection is given up, however open it looks.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection is renewed after so long; the venue cuts it at 24 hours.</summary>
    public TimeSpan ConnectionLifeMax { get; init; } = TimeSpan.FromHours(23.5);

    /// <summary>The first wait before connecting again is drawn from 0 to this; each later one from 0 to twice the one
    /// before.</summary>
    public TimeSpan BackoffFirst { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The bound of those waits.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One REST request takes at most so long.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a REST request is tried again: 0 to 10.</summary>
    public int RequestRetries { get; init; } = 4;

    /// <summary>A venue's <c>Retry-After</c> beyond this is not waited for; the request fails and says so.</summary>
    public TimeSpan RetryAfterMax { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a hole in the trades is repaired before it is given up and counted.</summary>
    public TimeSpan TradeRepairMax { get; init; } = TimeSpan.FromSeconds(10);
}
