using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.EventStore.Aggregates;

/// <summary>Which kinds of streams there are. Whoever shows, checks or snapshots a state folds it by these, so that all
/// of them see what the grain sees.</summary>
public sealed class AggregateKinds
{
    private AggregateKinds(params ImmutableArray<AggregateKind> all) => All = all;

    /// <summary>The platform's own.</summary>
    /// <remarks>What a grain adds from outside its stream is not in the folded state: a symbol's steps since its last
    /// candle, a detector's window of candles.</remarks>
    public static AggregateKinds Platform { get; } = new(
        new AggregateKind<AccountState, AccountCommand, AccountEvent>("account", TradingAccount.For),
        new AggregateKind<TradingAgentState, AgentCommand, AgentEvent>(
            "agent", key => TradingAgent.For(AgentKey.Parse(key).Kind, key)),
        new AggregateKind<AmdState, Candle, AmdEvent>("amd", _ => new AmdDetector(AmdRules.Default).Decider),
        new AggregateKind<PaperVenueState, PaperVenueCommand, PaperVenueEvent>(
            "paper", symbol => PaperVenue.For(symbol, PaperVenueTerms.Default)),
        new AggregateKind<SymbolState, SymbolCommand, SymbolEvent>("symbol", _ => SymbolMarket.Decider));

    /// <summary>Every kind, by name.</summary>
    public ImmutableArray<AggregateKind> All { get; }

    /// <summary>The kind of <paramref name="stream"/> and the aggregate's key; null when no kind has such
    /// ids.</summary>
    public (AggregateKind Kind, string Key)? Of(string stream)
    {
        var dash = stream.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && dash + 1 < stream.Length && Named(stream[..dash]) is { } kind
            ? (kind, stream[(dash + 1)..])
            : null;
    }

    private AggregateKind? Named(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal));
}
