using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TradingPlatform.Drills.Wires;

/// <summary>A line between a client and PostgreSQL that can be slow, silent, or cut at the worst moment.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<WireConnection, Task> _open = new();
    private readonly Task _accepting;
    private readonly int _serverPort;
    private int _cutsLeft;
    private int _cuts;

    /// <summary>Lays a line to a server on this machine.</summary>
    public Wire(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How long every piece takes, in each direction.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>True: lines stay open and nothing passes any more, as when a cable is drawn.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How often a line was cut in a commit.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>The next <paramref name="times"/> commits that are asked for reach the server, and the server's answer
    /// is thrown away with the line.</summary>
    public void CutAfterCommit(int times) => Volatile.Write(ref _cutsLeft, times);

    /// <summary>Cuts every line now.</summary>
    public void CutAll()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        CutAll();
        await Task.WhenAll(_open.Values);
        _stop.Dispose();
    }

    /// <summary>Whether the commit that was just asked for is one of those to be cut.</summary>
    internal bool TakeCut()
    {
        for (var left = Volatile.Read(ref _cutsLeft); left > 0; left = Volatile.Read(ref _cutsLeft))
        {
            if (Interlocked.CompareExchange(ref _cutsLeft, left - 1, left) == left)
            {
                Interlocked.Increment(ref _cuts);
                return true;
            }
        }

        return false;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var connection = new WireConnection(this, client, _serverPort);
                _open[connection] = RunAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return; // the line is taken down
        }
    }

    private async Task RunAsync(WireConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_stop.Token);
        _open.TryRemove(connection, out _);
    }
}
