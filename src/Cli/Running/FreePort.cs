using System.Net;
using System.Net.Sockets;

namespace TradingPlatform.Cli.Running;

/// <summary>Finds out early that the server could not listen, before anything else is started.</summary>
internal static class FreePort
{
    /// <summary>Returns when nobody listens on <paramref name="port"/>.</summary>
    /// <exception cref="CommandFailedException">It is taken, or not ours to take.</exception>
    public static void Require(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new CommandFailedException(
                $"This user may not listen on port {port}. Choose one above 1023 with --port N.", e);
        }
        catch (SocketException e)
        {
            throw Taken(port, e);
        }
    }

    /// <summary>What to say when the port is taken.</summary>
    public static CommandFailedException Taken(int port, Exception inner) => new(
        $"Port {port} is taken by another program. Stop that one, or choose another port with --port N.", inner);
}
