using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Cli.Arguments;

namespace TradingPlatform.Cli.Running;

/// <summary>What <c>tp run</c> was asked for.</summary>
/// <param name="Feed"><c>auto</c>, <c>live</c>, <c>replay</c> or <c>simulated</c>.</param>
/// <param name="DataFolder">Files to replay; null for what was imported.</param>
/// <param name="Speed">Market seconds per real second; 0 for as fast as consumers can.</param>
/// <param name="Symbols">Tickers; empty for the feed's own choice.</param>
/// <param name="Port">Where the server listens on loopback.</param>
/// <param name="Seed">Of the simulated market.</param>
/// <param name="Report">Whether figures are printed at the end.</param>
/// <param name="Json">Whether they are printed for programs.</param>
/// <param name="ExitWhenFinished">Whether the end of a replay ends the program.</param>
/// <param name="WithWeb">Whether the dashboard is built and served.</param>
internal sealed record RunRequest(
    string Feed,
    string? DataFolder,
    decimal Speed,
    ImmutableArray<string> Symbols,
    int Port,
    long Seed,
    bool Report,
    bool Json,
    bool ExitWhenFinished,
    bool WithWeb)
{
    private const int PortDefault = 3080;
    private const decimal SpeedMax = 1_000_000;

    /// <summary>The options that are read here.</summary>
    public static ImmutableArray<Option> Options { get; } =
    [
        Option.Choice("--feed", "Where the market comes from; auto: live if the venue answers, else what was imported, "
            + "else simulated (default auto)", "auto", "live", "replay", "simulated"),
        Option.Text("--data", "DIR", "Replay the files of bars in DIR instead of what was imported"),
        new("--speed", "N|max", "Market seconds per real second, or as fast as possible (default 1; replay 60)",
            WrongSpeed),
        Option.Text("--symbols", "A,B", "Only these tickers: BTCUSDT,ETHUSDT"),
        Option.Whole("--port", "Listen on 127.0.0.1:N (default 3080)", 1, 65535),
        Option.Whole("--seed", "Of the simulated market: same seed, same market (default 1)", 0, long.MaxValue),
        Option.Switch("--report", "Print figures at the end: bars, events, orders, fills, each agent's equity"),
        Option.Switch("--json", "Print them as JSON"),
        Option.Switch("--exit-when-finished", "End when a replay has come to its end"),
        Option.Switch("--no-web", "Serve the API without the dashboard, and build no web app"),
    ];

    /// <summary>Reads checked arguments.</summary>
    /// <exception cref="CommandFailedException">They contradict each other, or name a folder that is not
    /// there.</exception>
    public static RunRequest From(ParsedArguments arguments)
    {
        var feed = arguments.Text("--feed", arguments.Has("--data") ? "replay" : "auto");
        var data = arguments.Text("--data") is { } given ? Path.GetFullPath(given) : null;
        if (data is not null && feed is "live" or "simulated")
        {
            throw CommandFailedException.Usage($"--data is for replay; it makes no sense with --feed {feed}.");
        }

        if (data is not null && !Directory.Exists(data))
        {
            throw new CommandFailedException($"There is no folder {data}. --data needs one with files of bars in it.");
        }

        return new RunRequest(
            feed,
            data,
            SpeedOf(arguments.Text("--speed", feed is "replay" ? "60" : "1")),
            ListOf(arguments.Text("--symbols", "")),
            (int)arguments.Whole("--port", PortDefault),
            arguments.Whole("--seed", 1),
            arguments.Has("--report") || arguments.Has("--json"),
            arguments.Has("--json"),
            arguments.Has("--exit-when-finished"),
            !arguments.Has("--no-web"));
    }

    private static ImmutableArray<string> ListOf(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? WrongSpeed(string text) =>
        text is "max" || (TryNumber(text, out var speed) && speed > 0 && speed <= SpeedMax)
            ? null
            : FormattableString.Invariant($"must be 'max' or a number above 0, at most {SpeedMax:0}");

    private static decimal SpeedOf(string text) => text is "max" || !TryNumber(text, out var speed) ? 0 : speed;

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
