using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Instruments;
using TradingPlatform.Exchanges.Klines;
using TradingPlatform.Exchanges.Pacing;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Replay;

/// <summary>Plays files of bars again. One input a bar: position = open time in milliseconds, trades =
/// <see cref="IntrabarPath"/>,
/// no book. Candles of the bars' own timeframe equal the files exactly; finer ones do not exist.</summary>
public sealed class ReplayFeed : IMarketFeed
{
    /// <summary>The venue of replayed markets.</summary>
    public const string Venue = "REPLAY";

    internal const string VenuePrefix = Venue + ":";

    private readonly ImmutableDictionary<string, ReplayMarket> _markets;
    private readonly MarketPace _pace;

    private ReplayFeed(ImmutableArray<ReplayMarket> markets, MarketPace pace)
    {
        _pace = pace;
        Instruments = [.. markets.Select(market => market.Instrument)];
        _markets = markets.ToImmutableDictionary(market => market.Instrument.Symbol, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public FeedMode Mode => FeedMode.Replay;

    /// <inheritdoc/>
    public ImmutableArray<Instrument> Instruments { get; }

    /// <inheritdoc/>
    public decimal Speed => _pace.Speed;

    /// <summary>Finds the files and reads the ends of those it will play.</summary>
    /// <exception cref="FeedUnavailableException"><c>feed.no-data</c>, <c>feed.unknown-market</c> (lists what is there)
    /// or
    /// <c>feed.invalid-options</c>.</exception>
    /// <exception cref="DataFormatException">A first line, or the newest file of a market, is wrong.</exception>
    public static ReplayFeed Open(ReplayOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var pace = new MarketPace(options.Speed, time);
        var markets = ReplayChoice.Choose(options)
            .Select(series => new ReplayMarket(Rules(series), series, options, pace));
        return new ReplayFeed([.. markets], pace);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, CancellationToken cancellationToken) =>
        Market(symbol).ReadAsync(afterSourcePosition, cancellationToken);

    /// <inheritdoc/>
    public FeedStatus Status(string symbol) => Market(symbol).Status;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Instrument Rules(KlineSeries series) =>
        KnownInstruments.Find(Venue, series.Ticker)
        ?? DerivedInstrument.From(Venue, series.Ticker, series.ReadAfter(0));

    private ReplayMarket Market(string symbol) => _markets.TryGetValue(symbol, out var market)
        ? market
        : throw new FeedUnavailableException(
            "feed.unknown-market",
            $"{symbol} is not in this replay; there are {string.Join(", ", Instruments.Select(one => one.Symbol))}.");
}
