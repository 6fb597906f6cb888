using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Live;
using TradingPlatform.Exchanges.Binance.Rest;
using TradingPlatform.Exchanges.Pacing;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Binance;

/// <summary>Binance spot's public market, now: the last minutes as bars, then trades and book, at most one input a
/// market
/// every 250 ms. Position = market time in milliseconds. One reader a market at a time.</summary>
/// <remarks>Market time is the venue's event time less the disorder allowed for, never our clock. It stands still while
/// a
/// trade is known to be missing, until it is fetched (at most 10 s; then it counts as a gap).</remarks>
public sealed class BinanceLiveFeed : IMarketFeed
{
    private readonly BinanceOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly BinanceRest _rest;
    private readonly VenueClock _clock;
    private readonly Backoff _backoff;
    private readonly ImmutableDictionary<string, LiveMarket> _markets;
    private readonly LiveConnection _connection;
    private readonly LiveRepair _repair;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private BinanceLiveFeed(
        BinanceOptions options, TimeProvider time, Func<double> unit, HttpClient client, BinanceRest rest,
        VenueClock clock, ImmutableArray<Instrument> instruments)
    {
        (_options, _time, _client, _rest, _clock) = (options, time, client, rest, clock);
        _backoff = new Backoff(options.BackoffFirst, options.BackoffMax, unit);
        Instruments = instruments;
        ImmutableArray<LiveMarket> markets = [.. instruments.Select(one => new LiveMarket(one, options))];
        _markets = markets.ToImmutableDictionary(market => market.Instrument.Symbol, StringComparer.Ordinal);
        _connection = new LiveConnection(markets, options, clock, time, unit);
        _repair = new LiveRepair(markets, _connection, rest, clock, time);
        _running = Task.WhenAll(_connection.RunAsync(_stop.Token), _repair.RunAsync(_stop.Token));
    }

    /// <inheritdoc/>
    public FeedMode Mode => FeedMode.Live;

    /// <inheritdoc/>
    public ImmutableArray<Instrument> Instruments { get; }

    /// <inheritdoc/>
    public decimal Speed => 1;

    /// <summary>The venue's clock less ours, measured at every connection.</summary>
    public TimeSpan ClockOffset => _clock.Offset;

    /// <summary>Asks the venue for the rules of the markets and begins to listen.</summary>
    /// <param name="options">Where and what.</param>
    /// <param name="time">Real time.</param>
    /// <param name="unit">Random numbers from 0 to 1, for waits.</param>
    /// <param name="cancellationToken">Stops the opening, not the feed.</param>
    /// <exception cref="FeedUnavailableException"><c>feed.venue-unreachable</c>, <c>feed.unknown-market</c> or
    /// <c>feed.invalid-options</c>.</exception>
    public static async Task<BinanceLiveFeed> OpenAsync(
        BinanceOptions options, TimeProvider time, Func<double> unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tickers = BinanceOptionRules.Tickers(options);
        var client = VenueHttp.Client();
        try
        {
            var rest = new BinanceRest(new RestChannel(client, options, time, unit));
            var clock = new VenueClock(time);
            await clock.MeasureAsync(rest.TimeAsync, cancellationToken);
            var instruments = await MarketList.AskAsync(rest, tickers, cancellationToken);
            return new BinanceLiveFeed(options, time, unit, client, rest, clock, instruments);
        }
        catch (Exception error) when (error is VenueRefusedException or DataFormatException)
        {
            client.Dispose();
            throw new FeedUnavailableException("feed.venue-unreachable", $"Binance: {error.Message}", error);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, CancellationToken cancellationToken) =>
        new LiveReader(Market(symbol), _options, _rest, _clock, _time, _backoff)
            .ReadAsync(afterSourcePosition, cancellationToken);

    /// <inheritdoc/>
    public FeedStatus Status(string symbol)
    {
        var market = Market(symbol);
        var age = _clock.Age;
        var state = (_clock.EventAt, age > _options.StaleAfter, market.IsComplete) switch
        {
            (null, _, _) => FeedState.Starting,
            (_, true, _) => FeedState.Stale,
            (_, _, false) => FeedState.Starting,
            _ => FeedState.Running,
        };
        var silence = state == FeedState.Stale ? $"no data for {age.TotalSeconds:F0} s" : string.Empty;
        var detail = string.Join("; ", new[] { silence, _connection.Detail, market.Problem, _repair.Problem }
            .Where(part => part.Length > 0)
            .Distinct(StringComparer.Ordinal));
        return new FeedStatus(state, detail, 0, _connection.Reconnects, market.Gaps);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _client.Dispose();
        _stop.Dispose();
    }

    private LiveMarket Market(string symbol) => _markets.TryGetValue(symbol, out var market)
        ? market
        : throw new FeedUnavailableException(
            "feed.unknown-market",
            $"{symbol} is not in this feed; there are {string.Join(", ", Instruments.Select(one => one.Symbol))}.");
}
