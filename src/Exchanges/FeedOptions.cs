using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Replay;

namespace TradingPlatform.Exchanges;

/// <summary>Which feed is wanted.</summary>
public enum FeedChoice
{
    /// <summary>Live where the venue answers, else a replay where data were imported, else a generated
    /// market.</summary>
    Auto,

    /// <summary>The venue's public streams.</summary>
    Live,

    /// <summary>Files of bars.</summary>
    Replay,

    /// <summary>A generated market.</summary>
    Simulated,
}

/// <summary>What a person asks of <c>tp run</c>.</summary>
public sealed record FeedOptions
{
    /// <summary>Which feed.</summary>
    public FeedChoice Mode { get; init; }

    /// <summary>Files to replay (<c>--data</c>); null for what was imported.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where imported files are.</summary>
    public string ImportedDirectory { get; init; } = Path.Combine(".data", "market");

    /// <summary>Market seconds per real second, 0 for as fast as possible; null for 1 (simulated) and 60 (replay). Live
    /// is
    /// always 1.</summary>
    public decimal? Speed { get; init; }

    /// <summary>Tickers, with or without the venue; empty for the feed's own choice.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Bars to replay; null for <see cref="ReplayOptions"/>' own choice.</summary>
    public Timeframe? Timeframe { get; init; }

    /// <summary>Replayed bars open at or after it; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Replayed bars open before it; null for all.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Seed of the generated market.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Market time generated before now, so that charts are full at once.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Position 0 of the generated market; keep it, or positions change their meaning.</summary>
    public DateTimeOffset SimulatedStartAt { get; init; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The live venue; its symbols are replaced by <see cref="Symbols"/> when there are any.</summary>
    public BinanceOptions Binance { get; init; } = new();
}
