using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>One client's connection to the simulated venue's streams.</summary>
internal sealed class StreamClient(HttpContext context, WebSocket socket, IReadOnlySet<string> streams)
{
    private readonly Channel<string> _outbox = Channel.CreateUnbounded<string>();

    public bool Wants(string stream) => streams.Contains(stream);

    public void Send(string text) => _outbox.Writer.TryWrite(text);

    /// <summary>Closes in order.</summary>
    public void Close() => _outbox.Writer.TryComplete();

    /// <summary>Cuts the line, in the middle of a message when asked.</summary>
    public async Task CutAsync(bool inMessage)
    {
        if (inMessage)
        {
            var half = Encoding.UTF8.GetBytes("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"agg");
            await socket.SendAsync(half, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            await Task.Delay(20);
        }

        context.Abort();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var reading = ReadAsync(cancellationToken);
        try
        {
            await foreach (var text in _outbox.Reader.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "bye", cancellationToken);
            await reading;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The client is gone or was cut off: that is what tests ask for.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1_024];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            Close();
        }
    }
}
