using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace TradingPlatform.Drills.Wires;

/// <summary>One client's line.</summary>
internal sealed class WireConnection(Wire wire, TcpClient client, int serverPort) : IDisposable
{
    private const int PieceBytes = 64 * 1024;
    private const int PiecesMax = 64;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly TcpClient _server = new();
    private readonly FrontendMessages _messages = new();
    private volatile bool _losesAnswer;

    /// <summary>Carries pieces in both directions until one side, or the line, has had enough.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            client.NoDelay = true;
            _server.NoDelay = true;
            await _server.ConnectAsync(IPAddress.Loopback, serverPort, stop);
            await Task.WhenAny(
                CarryAsync(client.GetStream(), _server.GetStream(), isRequest: true, stop),
                CarryAsync(_server.GetStream(), client.GetStream(), isRequest: false, stop));
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException
            or ObjectDisposedException)
        {
            // The server is not there: the client learns it by the line that ends.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Ends it, for both sides.</summary>
    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    /// <summary>Pieces are read as they come and passed on when their time has come, so that a slow line is still a
    /// wide one.</summary>
    private async Task CarryAsync(NetworkStream from, NetworkStream to, bool isRequest, CancellationToken stop)
    {
        var pieces = Channel.CreateBounded<(byte[] Bytes, long ReadAt)>(PiecesMax);
        var passing = PassAsync(pieces.Reader, to, isRequest, stop);
        try
        {
            var buffer = new byte[PieceBytes];
            for (var count = await from.ReadAsync(buffer, stop); count > 0; count = await from.ReadAsync(buffer, stop))
            {
                await pieces.Writer.WriteAsync((buffer[..count], TimeProvider.System.GetTimestamp()), stop);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // That side is gone; what it said before still arrives.
        }

        pieces.Writer.Complete();
        await passing;
    }

    private async Task PassAsync(
        ChannelReader<(byte[] Bytes, long ReadAt)> pieces, NetworkStream to, bool isRequest, CancellationToken stop)
    {
        try
        {
            await foreach (var (bytes, readAt) in pieces.ReadAllAsync(stop))
            {
                var early = wire.Delay - TimeProvider.System.GetElapsedTime(readAt);
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early, stop);
                }

                while (wire.IsSilent)
                {
                    await Task.Delay(Look, stop);
                }

                if (isRequest && _messages.Take(bytes) && wire.TakeCut())
                {
                    _losesAnswer = true;
                }
                else if (!isRequest && _losesAnswer)
                {
                    Dispose(); // the server has answered, and nobody will know what
                    return;
                }

                await to.WriteAsync(bytes, stop);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Dispose(); // the other side is gone
        }
    }
}
