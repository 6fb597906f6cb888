using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Tests.VenueSimulator;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Reads one live market in the background and checks every input by the rules of the symbol that will take
/// it.</summary>
public sealed class LiveRecorder : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<MarketInput> _inputs = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly IMarketFeed _feed;
    private readonly Task _reading;

    public LiveRecorder(IMarketFeed feed, string symbol, long afterSourcePosition = 0)
    {
        Symbol = symbol;
        _feed = feed;
        _reading = ReadAsync(feed, symbol, afterSourcePosition);
    }

    public string Symbol { get; }

    public IReadOnlyList<MarketInput> Inputs
    {
        get
        {
            lock (_gate)
            {
                return [.. _inputs];
            }
        }
    }

    public IReadOnlyList<Trade> Trades => [.. Inputs.SelectMany(input => input.Trades)];

    public Book? Book => Inputs.LastOrDefault(input => input.Book is not null)?.Book;

    /// <summary>Quick options towards a simulated venue.</summary>
    public static BinanceOptions Options(SimulatedVenue venue) => new()
    {
        RestUrl = venue.RestUrl,
        StreamUrl = venue.StreamUrl,
        Symbols = [.. venue.Markets.Keys],
        CoalesceEvery = TimeSpan.FromMilliseconds(20),
        DisorderMax = TimeSpan.FromMilliseconds(40),
        StaleAfter = TimeSpan.FromMilliseconds(500),
        SilenceMax = TimeSpan.FromSeconds(2),
        BackoffFirst = TimeSpan.FromMilliseconds(20),
        BackoffMax = TimeSpan.FromMilliseconds(200),
    };

    public static Task<BinanceLiveFeed> OpenAsync(BinanceOptions options) =>
        BinanceLiveFeed.OpenAsync(options, TimeProvider.System, () => 0.5, CancellationToken.None);

    /// <summary>Returns when <paramref name="isSo"/>; fails with what there is after 20 seconds.</summary>
    public async Task UntilAsync(Func<bool> isSo, Func<string>? describe = null)
    {
        var until = DateTimeOffset.UtcNow + s_patience;
        while (!isSo())
        {
            if (_reading.IsFaulted)
            {
                await _reading;
            }

            var isInTime = DateTimeOffset.UtcNow < until;
            Assert.True(isInTime, $"Waited in vain: {_feed.Status(Symbol)}; {Told()}. {describe?.Invoke()}");
            await Task.Delay(10);
        }
    }

    private string Told() => $"{Inputs.Count} inputs, {Trades.Count} trades, book {Book?.UpdateId}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reading);
        _stop.Dispose();
    }

    private async Task ReadAsync(IMarketFeed feed, string symbol, long afterSourcePosition)
    {
        var rules = feed.Instruments.Single(one => string.Equals(one.Symbol, symbol, StringComparison.Ordinal));
        var state = SymbolMarket.Evolve(SymbolState.Initial, new SymbolEvent.Listed(rules));
        await foreach (var input in feed.ReadAsync(symbol, afterSourcePosition, _stop.Token))
        {
            var step = SymbolMarket.Take(state, input);
            Assert.Null(step.Refusal);
            Assert.NotNull(step.Batch);
            state = step.State;
            lock (_gate)
            {
                _inputs.Add(input);
            }
        }
    }
}
