using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Commands;
using TradingPlatform.Cli.Database;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges;

namespace TradingPlatform.Cli.Running;

/// <summary>What <c>tp run</c> was asked for.</summary>
/// <param name="Feed">Which market, from where, how fast.</param>
/// <param name="Port">Where the server listens on loopback; 0 for any free port.</param>
/// <param name="Report">Whether figures are printed at the end.</param>
/// <param name="Json">Whether they are printed for programs.</param>
/// <param name="ExitWhenFinished">Whether the end of a replay ends the program.</param>
/// <param name="WithWeb">Whether the dashboard is built and served.</param>
/// <param name="MarketRetention">How long market steps are kept; null for ever.</param>
internal sealed record RunRequest(
    FeedOptions Feed,
    int Port,
    bool Report,
    bool Json,
    bool ExitWhenFinished,
    bool WithWeb,
    TimeSpan? MarketRetention)
{
    private const int PortDefault = 3080;
    private const decimal SpeedMax = 1_000_000;

    /// <summary>The options that choose the market.</summary>
    public static ImmutableArray<Option> FeedOptions { get; } =
    [
        Option.Choice(
            "--feed", "Where the market comes from (default auto: live if the venue answers, else what was imported, "
            + "else simulated)", "auto", "live", "replay", "simulated"),
        Option.Text("--data", "DIR", "Replay the files of bars in DIR instead of what was imported"),
        new("--speed", "N|max",
            "Market seconds per real second, or as fast as possible (default 60 for a replay, else 1)", WrongSpeed),
        Option.Text("--symbols", "A,B", "Only these tickers: BTCUSDT,ETHUSDT"),
        Option.Choice("--timeframe", "Replay bars of this span (default: the finest that reach the latest day)",
            [.. Timeframes.All.Select(timeframe => timeframe.Name())]),
        Option.Instant("--from", "Replay bars from this day or UTC instant on"),
        Option.Instant("--to", "Replay bars before this day or UTC instant"),
        Option.Whole("--seed", "Of the simulated market: same seed, same market (default 1)", 0, long.MaxValue),
    ];

    /// <summary>The options that are read here.</summary>
    public static ImmutableArray<Option> Options { get; } =
    [
        .. FeedOptions,
        Option.Whole("--port", "Listen on 127.0.0.1:N (default 3080; 0 takes a free one)", 0, 65535),
        Option.Switch("--report", "Print figures at the end: bars, events, orders, fills, each agent's equity"),
        Option.Switch("--json", "Print them as JSON"),
        Option.Switch("--exit-when-finished", "End when a replay has come to its end"),
        Option.Switch("--no-web", "Serve the API without the dashboard, and build no web app"),
        DaysOption.Create(
            "--market-retention", "Drop market steps that were stored longer ago, in whole months (default: keep all)"),
    ];

    /// <summary>Reads checked arguments.</summary>
    /// <exception cref="CommandFailedException">They contradict each other, or name a folder that is not
    /// there.</exception>
    public static RunRequest From(ParsedArguments arguments, Session session)
    {
        var mode = Enum.Parse<FeedChoice>(arguments.Text("--feed", "auto"), ignoreCase: true);
        var data = arguments.Text("--data") is { } given ? Path.GetFullPath(given) : null;
        if (data is not null && mode is FeedChoice.Live or FeedChoice.Simulated)
        {
            throw CommandFailedException.Usage(
                $"--data is for a replay; --feed {arguments.Text("--feed")} takes none.");
        }

        if (data is not null && !Directory.Exists(data))
        {
            throw new CommandFailedException($"There is no folder {data}. --data needs one with files of bars in it.");
        }

        return new RunRequest(
            FeedOf(arguments, session) with { Mode = mode, DataDirectory = data },
            (int)arguments.Whole("--port", PortDefault),
            arguments.Has("--report") || arguments.Has("--json"),
            arguments.Has("--json"),
            arguments.Has("--exit-when-finished"),
            !arguments.Has("--no-web"),
            DaysOption.Of(arguments, "--market-retention"));
    }

    private static FeedOptions FeedOf(ParsedArguments arguments, Session session) => new()
    {
        ImportedDirectory = DataCommands.FolderOf(session),
        Speed = arguments.Text("--speed") is { } speed ? SpeedOf(speed) : null,
        Symbols = ListOf(arguments.Text("--symbols", "")),
        Timeframe = arguments.Text("--timeframe") is { } name ? TimeframeOf(name) : null,
        From = arguments.Instant("--from"),
        To = arguments.Instant("--to"),
        Seed = arguments.Whole("--seed", 1),
    };

    private static Timeframe TimeframeOf(string name) =>
        Timeframes.All.Single(timeframe => string.Equals(timeframe.Name(), name, StringComparison.Ordinal));

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
