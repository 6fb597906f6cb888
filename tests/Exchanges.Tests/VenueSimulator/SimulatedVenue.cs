using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>Binance spot's public market data over real HTTP and WebSocket on loopback, with faults on demand. Its time
/// is
/// the system's plus <see cref="Skew"/>.</summary>
public sealed class SimulatedVenue : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<StreamClient, bool> _clients = new();
    private readonly CancellationTokenSource _stop = new();

    private SimulatedVenue(WebApplication app, IEnumerable<string> tickers)
    {
        _app = app;
        Markets = tickers.ToDictionary(one => one, one => new VenueMarketState(one), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, VenueMarketState> Markets { get; }

    public VenueFaults Faults { get; } = new();

    /// <summary>At first the venue's minute is five seconds old, so that no test begins astride two minutes.</summary>
    public TimeSpan Skew { get; set; } = TimeSpan.FromSeconds(5 - (DateTimeOffset.UtcNow.TimeOfDay.TotalSeconds % 60));

    /// <summary>Requests so far, oldest first, with their time.</summary>
    public ConcurrentQueue<(DateTimeOffset At, string PathAndQuery)> Requests { get; } = new();

    public bool HasBeenAsked(string pathPart) =>
        Requests.Any(one => one.PathAndQuery.Contains(pathPart, StringComparison.Ordinal));

    public int StreamsOpened { get; private set; }

    public int StreamsOpen => _clients.Count;

    public long NowMs => (DateTimeOffset.UtcNow + Skew).ToUnixTimeMilliseconds();

    public Uri RestUrl => new(_app.Urls.First());

    public Uri StreamUrl => new(_app.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal));

    public static async Task<SimulatedVenue> StartAsync(params string[] tickers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var venue = new SimulatedVenue(app, tickers.Length == 0 ? ["BTCUSDT"] : tickers);
        app.UseWebSockets();
        app.Use(venue.NoteAsync);
        new VenueRest(venue).Map(app);
        app.Map("/stream", venue.StreamAsync);
        await app.StartAsync();
        return venue;
    }

    /// <summary>A trade happens; unheard, it is missing on the stream.</summary>
    public VenueTrade Trade(string ticker, decimal price, decimal quantity, bool isHeard = true, long? timeMs = null)
    {
        var trade = Markets[ticker].Trade(timeMs ?? NowMs, price, quantity, buyerIsMaker: false);
        if (isHeard)
        {
            Tell(trade);
        }

        return trade;
    }

    /// <summary>Tells a trade on the stream, perhaps again or late.</summary>
    public void Tell(VenueTrade trade) => Broadcast($"{Name(trade.Ticker)}@aggTrade", trade.Event);

    /// <summary>A level of the book changes; unheard, its number is missing on the stream.</summary>
    public void Change(string ticker, bool isBid, decimal price, decimal quantity, bool isHeard = true)
    {
        var text = Markets[ticker].Change(NowMs, isBid, price, quantity);
        if (isHeard)
        {
            Broadcast($"{Name(ticker)}@depth@100ms", text);
        }
    }

    /// <summary>Sends a text as it is to everybody.</summary>
    public void SendRaw(string text)
    {
        foreach (var client in _clients.Keys)
        {
            client.Send(text);
        }
    }

    public void AnnounceShutdown() => SendRaw($"{{\"e\":\"serverShutdown\",\"E\":{NowMs}}}");

    public Task CutAllAsync(bool inMessage) => Task.WhenAll(_clients.Keys.Select(client => client.CutAsync(inMessage)));

    public void CloseAll()
    {
        foreach (var client in _clients.Keys)
        {
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private static string Name(string ticker) => ticker.ToLowerInvariant();

    private void Broadcast(string stream, string data)
    {
        if (Faults.IsSilent)
        {
            return;
        }

        foreach (var client in _clients.Keys.Where(client => client.Wants(stream)))
        {
            client.Send($"{{\"stream\":\"{stream}\",\"data\":{data}}}");
        }
    }

    private async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue((DateTimeOffset.UtcNow, context.Request.Path + context.Request.QueryString));
        if (Faults.TakeFor(context.Request.Path) is { } answer)
        {
            context.Response.StatusCode = answer.Status;
            if (answer.RetryAfterSeconds is { } seconds)
            {
                context.Response.Headers.RetryAfter = $"{seconds}";
            }

            await context.Response.WriteAsync(answer.Body ?? "{\"code\":-1003,\"msg\":\"Way too many requests.\"}");
            return;
        }

        await next(context);
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (Faults.RefusesStreams || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var streams = context.Request.Query["streams"].ToString().Split('/').ToHashSet(StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var client = new StreamClient(context, socket, streams);
        _clients[client] = true;
        StreamsOpened++;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        await client.RunAsync(both.Token);
        _clients.TryRemove(client, out _);
    }
}
