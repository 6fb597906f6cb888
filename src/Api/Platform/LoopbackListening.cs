using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TradingPlatform.Api.Platform;

/// <summary>There is no sign-in yet, so nobody outside this machine may connect.</summary>
internal static class LoopbackListening
{
    /// <summary>Listens on 127.0.0.1, and on [::1] too where a fixed port is asked for.</summary>
    public static void ListenLocalhostOrAnyPort(this KestrelServerOptions server, int port)
    {
        if (port == 0)
        {
            server.Listen(IPAddress.Loopback, 0); // a free port cannot be found for two addresses at once
        }
        else
        {
            server.ListenLocalhost(port);
        }
    }
}
