using System.Net;
using System.Net.Sockets;

namespace TradingPlatform.Cli.Cluster;

/// <summary>The address under which this machine's name is known, as in a container.</summary>
internal static class OwnAddress
{
    /// <summary>The first IPv4 address of this machine's name that is not loopback.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static IPAddress Find() =>
        Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork)
            .FirstOrDefault(address => !IPAddress.IsLoopback(address))
        ?? throw new CommandFailedException(
            $"The name '{Dns.GetHostName()}' has no address that others could reach. Give one with --address IP.");
}
