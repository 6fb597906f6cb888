using System.Collections.Immutable;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;
using TradingPlatform.Silo;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Api.Platform;

/// <summary>What exists, by id, and how the feed and each market are shown.</summary>
public sealed class PlatformCatalog(
    PlatformTopology topology,
    IMarketFeed feed,
    PaperVenueTerms terms,
    PlatformOptions options,
    PumpProgress progress,
    TimeProvider clock)
{
    private readonly ImmutableDictionary<string, Instrument> _instruments =
        topology.Instruments.ToImmutableDictionary(i => i.Symbol, StringComparer.Ordinal);

    private readonly ImmutableHashSet<string> _agents =
        [.. topology.Agents.Select(agent => agent.ToString())];

    /// <summary>The markets, in the feed's order.</summary>
    public ImmutableArray<Instrument> Instruments => topology.Instruments;

    /// <summary>What to say to somebody who named a market that is not there.</summary>
    public string NoMarket(string? symbol) =>
        $"There is no market '{symbol}'. There are: {string.Join(", ", Instruments.Select(i => i.Symbol))}.";

    /// <summary>Every agent's key.</summary>
    public ImmutableArray<AgentKey> Agents => topology.Agents;

    /// <summary>The person's own account.</summary>
    public string TraderAccount => topology.TraderAccount;

    /// <summary>The rules of <paramref name="symbol"/>, or null when there is no such market.</summary>
    public Instrument? Instrument(string symbol) => _instruments.GetValueOrDefault(symbol);

    /// <summary>True when there is such an agent.</summary>
    public bool HasAgent(string id) => _agents.Contains(id);

    /// <summary>True when there is such an account.</summary>
    public bool HasAccount(string id) => HasAgent(id) || string.Equals(id, TraderAccount, StringComparison.Ordinal);

    /// <summary>True when phases are read for it.</summary>
    public bool HasDetector(DetectorKey key) => topology.DetectorsOf(key.Symbol).Contains(key);

    /// <summary>The timeframes in which phases of <paramref name="symbol"/> are read, for people.</summary>
    public string DetectorsOf(string symbol) =>
        string.Join(", ", topology.DetectorsOf(symbol).Select(key => key.Timeframe.Name()));

    /// <summary>A market with the age of its data; age means something only where market time is the wall
    /// clock's.</summary>
    public SymbolShape Show(Instrument instrument, SymbolView view)
    {
        var ageMs = feed.Mode == FeedMode.Live && view.Sequence > 0
            ? Math.Max(0, (long)(clock.GetUtcNow() - view.At).TotalMilliseconds)
            : (long?)null;
        return SymbolShape.Of(instrument, terms, view, feed.Status(instrument.Symbol), ageMs);
    }

    /// <summary>The feed as a whole: as bad as its worst market, and what the pump waits for.</summary>
    public FeedShape Feed()
    {
        var statuses = topology.Instruments.Select(i => feed.Status(i.Symbol)).ToImmutableArray();
        var worst = statuses.IsEmpty ? FeedState.Failed
            : statuses.All(s => s.State == FeedState.Finished) ? FeedState.Finished
            : statuses.Select(s => s.State).Where(s => s != FeedState.Finished).Max();
        var trouble = progress.Troubles.Select(t => $"{t.Key}: {t.Value}").FirstOrDefault();
        var detail = trouble ?? statuses.Select(s => s.Detail).FirstOrDefault(d => d.Length > 0) ?? "";
        return new FeedShape(
            feed.Mode,
            FeedLabel.Of(feed),
            feed.Speed,
            worst,
            detail,
            feed.Mode == FeedMode.Replay && !statuses.IsEmpty ? decimal.Round(statuses.Average(s => s.Progress), 4)
                : null,
            options.FeedReason);
    }
}
