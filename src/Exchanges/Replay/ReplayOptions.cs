using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Replay;

/// <summary>What to play again.</summary>
/// <param name="DataDirectory">A directory tree with files named <c>TICKER-TIMEFRAME[-PERIOD].csv[.gz]</c>.</param>
public sealed record ReplayOptions(string DataDirectory)
{
    /// <summary>Market seconds per real second; 0 for as fast as consumers can.</summary>
    public decimal Speed { get; init; }

    /// <summary>Tickers, with or without <c>REPLAY:</c>; empty for all but perpetuals.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>The bars to play; null for the finest among those whose data reach the latest day, chosen per
    /// market.</summary>
    public Timeframe? Timeframe { get; init; }

    /// <summary>Bars that open before it are left out.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Bars that open at or after it are left out.</summary>
    public DateTimeOffset? To { get; init; }
}
