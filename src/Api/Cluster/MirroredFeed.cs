using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Cluster;

/// <summary>The feed as the board shows it, for a process that does not feed.</summary>
/// <param name="first">What the board showed first; markets, mode and speed stay as they were then.</param>
/// <param name="clock">Tells the age of a report.</param>
internal sealed class MirroredFeed(FeedReport first, TimeProvider clock) : IMarketFeed
{
    /// <summary>A silo's death, and the turn of the next one, take about half a minute.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(5);

    private FeedReport _newest = first;

    /// <inheritdoc/>
    public FeedMode Mode { get; } = first.Mode;

    /// <inheritdoc/>
    public ImmutableArray<Instrument> Instruments { get; } = [.. first.Markets.Select(market => market.Instrument)];

    /// <inheritdoc/>
    public decimal Speed { get; } = first.Speed;

    /// <summary>Takes in what the board shows now.</summary>
    public void Take(FeedReport report) => Volatile.Write(ref _newest, report);

    /// <inheritdoc/>
    public IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The feed is read by the silo whose turn it is.");

    /// <inheritdoc/>
    public FeedStatus Status(string symbol)
    {
        var report = Volatile.Read(ref _newest);
        var status = report.Markets
            .First(market => string.Equals(market.Instrument.Symbol, symbol, StringComparison.Ordinal)).Status;
        return clock.GetUtcNow() - report.At <= AgeMax || status.State is FeedState.Failed
            ? status
            : status with { State = FeedState.Stale, Detail = "No silo tells how the feed is doing." };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
