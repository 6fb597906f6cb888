using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradingPlatform.Api.Shapes;

namespace TradingPlatform.Api.Live;

/// <summary>What a client wants to see.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Timeframe"><c>1m</c> … <c>1d</c>.</param>
public sealed record WatchRequest(string Symbol, string Timeframe);

/// <summary>The phases of the watched market.</summary>
public sealed record LivePhases(string Timeframe, ImmutableArray<PhaseShape> Items);

/// <summary>Everything a screen needs, once.</summary>
public sealed record LiveSnapshot(
    long Seq,
    FeedShape Feed,
    ImmutableArray<SymbolShape> Symbols,
    string Symbol,
    string Timeframe,
    ImmutableArray<CandleShape> Candles,
    ImmutableArray<MarketTradeShape> Trades,
    BookShape? Book,
    LivePhases Amd,
    ImmutableArray<AgentShape> Agents,
    AccountShape Account,
    ImmutableArray<OrderShape> Orders,
    ImmutableArray<FillShape> Fills);

/// <summary>What changed since the last message to this client; a member that is absent did not change.</summary>
public sealed record LiveDelta
{
    /// <summary>One more than the last message's.</summary>
    public long Seq { get; init; }

    /// <summary>The feed, if it changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeedShape? Feed { get; init; }

    /// <summary>Markets that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<SymbolShape>? Symbols { get; init; }

    /// <summary>Candles of the watched market that are new or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<CandleShape>? Candles { get; init; }

    /// <summary>New trades, newest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<MarketTradeShape>? Trades { get; init; }

    /// <summary>The book, if it changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BookShape? Book { get; init; }

    /// <summary>All phases of the watched market, if one was added.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<PhaseShape>? Amd { get; init; }

    /// <summary>Agents that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<AgentShape>? Agents { get; init; }

    /// <summary>The person's account, if its value changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountShape? Account { get; init; }

    /// <summary>All its orders, if one changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<OrderShape>? Orders { get; init; }

    /// <summary>All its recent fills, if there is a new one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<FillShape>? Fills { get; init; }

    /// <summary>True when nothing changed.</summary>
    [JsonIgnore]
    public bool IsEmpty => Feed is null && Symbols is null && Candles is null && Trades is null && Book is null
        && Amd is null && Agents is null && Account is null && Orders is null && Fills is null;
}
