using System.Collections.Immutable;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>Which generated market, and how fast.</summary>
public sealed record SimulatedOptions
{
    /// <summary>The same seed gives the same market for ever.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Market seconds per real second; 0 for as fast as consumers can.</summary>
    public decimal Speed { get; init; } = 1;

    /// <summary>Tickers, with or without <c>SIM:</c>; empty for all.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>The instant of position 0, rounded down to a UTC day. Another start is another market.</summary>
    public DateTimeOffset StartAt { get; init; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How much market time before now is delivered first, in steps of a minute and without waiting.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);
}
