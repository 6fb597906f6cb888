using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>What a retention would drop, and what it would not.</summary>
/// <param name="Before">Months that had ended by then go, UTC.</param>
/// <param name="Drops">The months that go, oldest first; a month goes whole or stays whole.</param>
/// <param name="Keeps">The months that stay, oldest first.</param>
/// <param name="Needs">What each symbol still needs.</param>
/// <param name="KeptFor">The symbol that keeps more than its age asks for, because it needs so much of it; or
/// null.</param>
public sealed record RetentionPlan(
    DateTimeOffset Before,
    ImmutableArray<MarketMonth> Drops,
    ImmutableArray<MarketMonth> Keeps,
    ImmutableArray<SymbolNeed> Needs,
    string? KeptFor);

/// <summary>What one symbol still needs of the market log.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="From">The first step that it needs; to its last one.</param>
/// <param name="Moves">How many of those lie in months that go; they move to a later month.</param>
public sealed record SymbolNeed(string Symbol, long From, long Moves);
