using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Import;
using TradingPlatform.Exchanges.Replay;
using TradingPlatform.Exchanges.Simulated;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges;

/// <summary>An open feed and why it is this one.</summary>
/// <param name="Feed">The feed; the owner disposes of it.</param>
/// <param name="Reason">One line for people.</param>
public sealed record OpenedFeed(IMarketFeed Feed, string Reason);

/// <summary>Opens the feed that was asked for, or the best there is.</summary>
public static class FeedFactory
{
    private const decimal ReplaySpeed = 60;

    /// <summary>Opens a feed.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="time">Real time.</param>
    /// <param name="unit">Random numbers from 0 to 1, for waits between attempts to reach the venue.</param>
    /// <param name="cancellationToken">Stops the opening, not the feed.</param>
    /// <exception cref="FeedUnavailableException">The feed asked for cannot be had; its code says why.</exception>
    /// <exception cref="DataFormatException">A file of bars is wrong.</exception>
    public static Task<OpenedFeed> OpenAsync(
        FeedOptions options, TimeProvider time, Func<double> unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Mode switch
        {
            FeedChoice.Live => LiveAsync(options, "as asked", time, unit, cancellationToken),
            FeedChoice.Replay => Task.FromResult(Replay(options, "as asked", time)),
            FeedChoice.Simulated => Task.FromResult(Simulated(options, "as asked", time)),
            _ => AutoAsync(options, time, unit, cancellationToken),
        };
    }

    private static async Task<OpenedFeed> AutoAsync(
        FeedOptions options, TimeProvider time, Func<double> unit, CancellationToken cancellationToken)
    {
        var directory = Files(options);
        if (options.DataDirectory is not null)
        {
            return Replay(options, "because a data directory was named", time);
        }

        var probe = await LiveProbe.AskAsync(options.Binance, time, cancellationToken);
        var problem = probe.Detail;
        if (probe.IsReachable)
        {
            try
            {
                return await LiveAsync(options, "Binance answers", time, unit, cancellationToken);
            }
            catch (FeedUnavailableException error) when (error.IsVenueUnreachable)
            {
                problem = error.Message;
            }
        }

        return DataCatalog.HasBars(directory)
            ? Replay(options, $"Binance cannot be had ({problem}) and {directory} holds imported bars", time)
            : Simulated(options, $"Binance cannot be had ({problem}) and nothing was imported into {directory}", time);
    }

    private static async Task<OpenedFeed> LiveAsync(
        FeedOptions options, string why, TimeProvider time, Func<double> unit, CancellationToken cancellationToken)
    {
        var binance = options.Symbols.IsDefaultOrEmpty
            ? options.Binance
            : options.Binance with { Symbols = options.Symbols };
        var feed = await BinanceLiveFeed.OpenAsync(binance, time, unit, cancellationToken);
        return new OpenedFeed(feed, $"LIVE: {why}; {Names(feed)}.");
    }

    private static OpenedFeed Replay(FeedOptions options, string why, TimeProvider time)
    {
        var replay = new ReplayOptions(Files(options))
        {
            Speed = options.Speed ?? ReplaySpeed,
            Symbols = options.Symbols,
            Timeframe = options.Timeframe,
            From = options.From,
            To = options.To,
        };
        var feed = ReplayFeed.Open(replay, time);
        return new OpenedFeed(feed, $"REPLAY: {why}; {Names(feed)} from {replay.DataDirectory}, {Pace(feed)}.");
    }

    private static OpenedFeed Simulated(FeedOptions options, string why, TimeProvider time)
    {
        var simulated = new SimulatedOptions
        {
            Seed = options.Seed,
            Speed = options.Speed ?? 1,
            Symbols = options.Symbols.IsDefault ? [] : options.Symbols,
            History = options.History,
            StartAt = options.SimulatedStartAt,
        };
        var feed = SimulatedFeed.Open(simulated, time);
        return new OpenedFeed(
            feed, $"SIMULATED: {why}; {Names(feed)}, seed {options.Seed}, {Pace(feed)}. No real prices.");
    }

    private static string Files(FeedOptions options) => options.DataDirectory ?? options.ImportedDirectory;

    private static string Names(IMarketFeed feed) => string.Join(", ", feed.Instruments.Select(one => one.Symbol));

    private static string Pace(IMarketFeed feed) =>
        feed.Speed == 0 ? "as fast as possible" : FormattableString.Invariant($"{feed.Speed} market seconds a second");
}
