using System.Collections.Immutable;
using System.Net.WebSockets;
using TradingPlatform.Exchanges.Binance.Messages;
using TradingPlatform.Exchanges.Pacing;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>Keeps one combined stream of all markets open: connects, listens, and connects again after a wait, for
/// ever.</summary>
internal sealed class LiveConnection(
    ImmutableArray<LiveMarket> markets, BinanceOptions options, VenueClock clock, TimeProvider time, Func<double> unit)
{
    private const int UnreadableMax = 100;

    private readonly Backoff _backoff = new(options.BackoffFirst, options.BackoffMax, unit);
    private readonly ImmutableDictionary<string, LiveMarket> _byTicker =
        markets.ToImmutableDictionary(market => market.Ticker, StringComparer.Ordinal);

    private int _reconnects;
    private volatile string _detail = "connecting";
    private volatile bool _isOpen;

    /// <summary>How often it had to connect again.</summary>
    public int Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>Why it is not open; empty when it is.</summary>
    public string Detail => _detail;

    /// <summary>True while messages can come.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var ending = await LiveOnceAsync(cancellationToken);
            failures = ending.WasUseful ? 0 : failures + 1;
            var wait = _backoff.Wait(Math.Max(0, failures - 1));
            _detail = $"{ending.Reason}; connecting again in {wait.TotalSeconds:F1} s";
            await DelayAsync(wait, cancellationToken);
            Interlocked.Increment(ref _reconnects);
        }
    }

    private async Task<Ending> LiveOnceAsync(CancellationToken cancellationToken)
    {
        var heard = 0L;
        using var life = new CancellationTokenSource(options.ConnectionLifeMax, time);
        using var silence = new CancellationTokenSource(options.SilenceMax, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.Token, silence.Token);
        using var socket = new VenueSocket();
        try
        {
            await socket.ConnectAsync(Address(), any.Token);
            Opened();
            var unreadable = 0;
            while (await socket.ReceiveAsync(any.Token) is { } message)
            {
                silence.CancelAfter(options.SilenceMax);
                var outcome = Hear(message);
                heard += outcome == Outcome.Heard ? 1 : 0;
                unreadable += outcome == Outcome.Unreadable ? 1 : 0;
                if (outcome == Outcome.Shutdown)
                {
                    return new Ending("the venue is shutting down", heard > 0);
                }

                if (unreadable > UnreadableMax)
                {
                    return new Ending("too many unreadable messages", heard > 0);
                }
            }

            return new Ending("the venue closed the connection", heard > 0);
        }
        catch (Exception error) when (error is WebSocketException or DataFormatException)
        {
            return new Ending($"the connection broke: {error.Message}", heard > 0);
        }
        catch (OperationCanceledException) when (any.IsCancellationRequested)
        {
            var reason = life.IsCancellationRequested ? "the connection is old" : "the venue went silent";
            return new Ending(reason, heard > 0);
        }
        finally
        {
            _isOpen = false;
        }
    }

    private void Opened()
    {
        foreach (var market in markets)
        {
            market.Reconnect();
        }

        _isOpen = true;
        _detail = string.Empty;
    }

    private Outcome Hear(ReadOnlyMemory<byte> text)
    {
        try
        {
            return Hear(StreamParser.Parse(text));
        }
        catch (DataFormatException error)
        {
            // What was lost with it shows as a hole in the numbers of its market, and is repaired there.
            _detail = $"an unreadable message: {error.Message}";
            return Outcome.Unreadable;
        }
    }

    private Outcome Hear(BinanceMessage message)
    {
        switch (message)
        {
            case BinanceMessage.Traded traded when _byTicker.TryGetValue(traded.Ticker, out var market):
                market.Hear(traded);
                clock.Hear(traded.EventAt);
                return Outcome.Heard;
            case BinanceMessage.BookChanged changed when _byTicker.TryGetValue(changed.Ticker, out var market):
                market.Hear(changed);
                clock.Hear(changed.EventAt);
                return Outcome.Heard;
            case BinanceMessage.ServerShutdown:
                return Outcome.Shutdown;
            default:
                clock.Hear((message as BinanceMessage.Other)?.EventAt);
                return Outcome.Heard;
        }
    }

    private Uri Address()
    {
        var streams = markets.Select(market => market.Ticker.ToLowerInvariant())
            .Select(ticker => $"{ticker}@depth@100ms/{ticker}@aggTrade");
        return new Uri(options.StreamUrl, $"/stream?streams={string.Join('/', streams)}");
    }

    private async Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The loop looks at the token itself and ends.
        }
    }

    private enum Outcome
    {
        Heard,
        Unreadable,
        Shutdown,
    }

    private readonly record struct Ending(string Reason, bool WasUseful);
}
