using System.Collections.Immutable;
using System.Net;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Cluster;
using TradingPlatform.Cli.Running;
using TradingPlatform.Silo;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp cluster</c>: one process of several. All of them share a database, named by <c>TP_POSTGRES</c>.
/// </summary>
internal static class ClusterCommands
{
    private static readonly ClusterSettings Defaults = new("");

    private static readonly Option Name =
        Option.Text("--cluster", "NAME", $"The cluster's name (default {Defaults.ClusterId})");

    /// <summary>Silo and API.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new("cluster silo", "Run one silo of a cluster: grains, and the feed when its turn comes", [],
            [
                .. RunRequest.FeedOptions,
                Option.Whole("--silo-port", "Speak to other silos at N (default 11111)", 1, 65535),
                Option.Whole("--gateway-port", "Speak to clients at N (default 30000)", 1, 65535),
                new("--address", "IP|auto",
                    "Where others reach this silo (default 127.0.0.1; auto takes this machine's own). Nobody is asked "
                    + "who they are, so only the cluster may be in that network", WrongAddress),
                Name,
            ],
            (arguments, session, stop) => new SiloRun(session).RunAsync(arguments, SettingsOf(arguments), stop)),
        new("cluster api", "Run API and web page as a client of a cluster", [],
            [
                Option.Whole("--port", "Listen on 127.0.0.1:N (default 3080; 0 takes a free one)", 0, 65535),
                Option.Switch("--no-web", "Serve the API without the dashboard, and build no web app"),
                Name,
            ],
            (arguments, session, stop) => new ApiRun(session).RunAsync(arguments, SettingsOf(arguments), stop)),
    ];

    private static ClusterSettings SettingsOf(ParsedArguments arguments) => Defaults with
    {
        ClusterId = arguments.Text("--cluster", Defaults.ClusterId),
        SiloPort = (int)arguments.Whole("--silo-port", Defaults.SiloPort),
        GatewayPort = (int)arguments.Whole("--gateway-port", Defaults.GatewayPort),
        Address = arguments.Text("--address") switch
        {
            null => Defaults.Address,
            "auto" => OwnAddress.Find(),
            var given => IPAddress.Parse(given),
        },
    };

    private static string? WrongAddress(string text) =>
        text is "auto" || IPAddress.TryParse(text, out _) ? null : "must be an IP address or 'auto'";
}
