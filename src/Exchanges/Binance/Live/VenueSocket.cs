using System.Net.WebSockets;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>One WebSocket connection, read message by message. Pings are answered by the framework with the same
/// payload.</summary>
internal sealed class VenueSocket : IDisposable
{
    private const int MessageMax = 4 * 1_024 * 1_024;
    private const int BlockBytes = 16 * 1_024;

    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[BlockBytes];

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(address, cancellationToken);

    /// <summary>The next whole message, valid until the next call; null when the venue closed the connection in
    /// order.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="DataFormatException">The message is longer than 4 MiB.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }

            MakeRoom(length);
        }
    }

    public void Dispose() => _socket.Dispose();

    private void MakeRoom(int length)
    {
        if (length < _buffer.Length)
        {
            return;
        }

        if (length >= MessageMax)
        {
            throw new DataFormatException("stream", 0, $"a message of at most {MessageMax} bytes", "a longer one");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
