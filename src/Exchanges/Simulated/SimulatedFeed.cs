using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Instruments;
using TradingPlatform.Exchanges.Pacing;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>A generated market: four inputs a second of market time with trades and a 20-level book. Position = number
/// of the
/// 250 ms tick since <see cref="SimulatedOptions.StartAt"/>; everything is a function of seed, market and
/// position.</summary>
/// <remarks>
/// It has: volatility that clusters (three regimes), ranges that are swept on one side and left on the other, jumps,
/// busy and
/// quiet hours, heavy-tailed trade sizes, prices on the tick and quantities on the step.
/// It does not have: correlation between markets, a daily volatility that remembers yesterday, orders that rest and are
/// consumed (the book is drawn anew around the price, so trades leave no trace in it), reactions to our orders, halts,
/// or
/// any information. Regime and phase begin anew at midnight UTC. Nothing learnt on it says anything about real markets.
/// While the past is caught up with, a minute is one input whose candle equals that of its 240 ticks.
/// </remarks>
public sealed class SimulatedFeed : IMarketFeed
{
    /// <summary>The venue of generated markets.</summary>
    public const string Venue = "SIM";

    private const string VenuePrefix = Venue + ":";

    private readonly ImmutableDictionary<string, SimulatedMarket> _markets;
    private readonly MarketPace _pace;

    private SimulatedFeed(ImmutableArray<SimulatedMarket> markets, MarketPace pace)
    {
        _pace = pace;
        Instruments = [.. markets.Select(market => market.Instrument)];
        _markets = markets.ToImmutableDictionary(market => market.Instrument.Symbol, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public FeedMode Mode => FeedMode.Simulated;

    /// <inheritdoc/>
    public ImmutableArray<Instrument> Instruments { get; }

    /// <inheritdoc/>
    public decimal Speed => _pace.Speed;

    /// <summary>Opens the generated markets; "now" is read from <paramref name="time"/> once, here.</summary>
    /// <exception cref="FeedUnavailableException"><c>feed.unknown-market</c> or
    /// <c>feed.invalid-options</c>.</exception>
    public static SimulatedFeed Open(SimulatedOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var pace = new MarketPace(options.Speed, time);
        var openedAt = time.GetUtcNow();
        var markets = Wanted(options)
            .Select(profile => new SimulatedMarket(profile, Rules(profile), options, openedAt, pace));
        return new SimulatedFeed([.. markets], pace);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, CancellationToken cancellationToken) =>
        Market(symbol).ReadAsync(afterSourcePosition, cancellationToken);

    /// <inheritdoc/>
    public FeedStatus Status(string symbol) => Market(symbol).Status;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ImmutableArray<MarketProfile> Wanted(SimulatedOptions options) => options.Symbols.IsDefaultOrEmpty
        ? MarketProfile.All
        : [.. options.Symbols.Select(Profile).Distinct()];

    private static MarketProfile Profile(string symbol)
    {
        var ticker = symbol.StartsWith(VenuePrefix, StringComparison.Ordinal) ? symbol[VenuePrefix.Length..] : symbol;
        return MarketProfile.All.FirstOrDefault(one => string.Equals(one.Ticker, ticker, StringComparison.Ordinal))
            ?? throw Unknown(symbol, MarketProfile.All.Select(one => VenuePrefix + one.Ticker));
    }

    private static Instrument Rules(MarketProfile profile) => KnownInstruments.Find(Venue, profile.Ticker)
        ?? throw new InvalidOperationException($"{profile.Ticker} is generated but has no trading rules.");

    private static FeedUnavailableException Unknown(string symbol, IEnumerable<string> there) => new(
        "feed.unknown-market", $"{symbol} is not generated; there are {string.Join(", ", there)}.");

    private SimulatedMarket Market(string symbol) => _markets.TryGetValue(symbol, out var market)
        ? market
        : throw Unknown(symbol, Instruments.Select(one => one.Symbol));
}
