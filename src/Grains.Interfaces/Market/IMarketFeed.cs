using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>A source of market data. One at a time feeds the platform.</summary>
public interface IMarketFeed : IAsyncDisposable
{
    /// <summary>Live, replay or simulated.</summary>
    FeedMode Mode { get; }

    /// <summary>The markets it has; fixed once it is open.</summary>
    ImmutableArray<Instrument> Instruments { get; }

    /// <summary>Market seconds per real second: 1 for live; 0 for as fast as consumers can.</summary>
    decimal Speed { get; }

    /// <summary>What <paramref name="symbol"/> does, from just after <paramref name="afterSourcePosition"/> (0: from
    /// the start).
    /// Ends when a replay is exhausted; a live feed reconnects by itself and never ends but by cancellation.</summary>
    IAsyncEnumerable<MarketInput> ReadAsync(string symbol, long afterSourcePosition,
        CancellationToken cancellationToken);

    /// <summary>How <paramref name="symbol"/>'s source is doing now.</summary>
    FeedStatus Status(string symbol);
}

/// <summary>How a symbol's source is doing.</summary>
[GenerateSerializer, Alias("FeedState")]
public enum FeedState
{
    /// <summary>Not yet connected, or catching up.</summary>
    Starting,

    /// <summary>Data flow.</summary>
    Running,

    /// <summary>The connection is open or being opened again, but the data are too old.</summary>
    Stale,

    /// <summary>A replay has come to its end.</summary>
    Finished,

    /// <summary>It cannot go on; <see cref="FeedStatus.Detail"/> says what to do.</summary>
    Failed,
}

/// <summary>A source's state in words.</summary>
/// <param name="State">The state.</param>
/// <param name="Detail">For people; empty when all is well.</param>
/// <param name="Progress">Played share of a replay, 0 to 1; 0 when it has no end.</param>
/// <param name="Reconnects">How often a live source had to connect again.</param>
/// <param name="Gaps">How often it had to take a new snapshot because numbers were missing.</param>
[GenerateSerializer, Immutable, Alias("FeedStatus")]
public sealed record FeedStatus(
    [property: Id(0)] FeedState State,
    [property: Id(1)] string Detail,
    [property: Id(2)] decimal Progress,
    [property: Id(3)] int Reconnects,
    [property: Id(4)] int Gaps);
