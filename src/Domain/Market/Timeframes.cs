namespace TradingPlatform.Domain.Market;

/// <summary>Names, lengths and boundaries of the timeframes.</summary>
public static class Timeframes
{
    /// <summary>Every timeframe, shortest first; each is a whole multiple of the one before.</summary>
    public static IReadOnlyList<Timeframe> All { get; } =
        [Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1];

    /// <summary>How it is written in keys, addresses and files: 1m, 5m, 15m, 1h, 4h, 1d.</summary>
    public static string Name(this Timeframe timeframe) => timeframe switch
    {
        Timeframe.M1 => "1m",
        Timeframe.M5 => "5m",
        Timeframe.M15 => "15m",
        Timeframe.H1 => "1h",
        Timeframe.H4 => "4h",
        Timeframe.D1 => "1d",
        _ => throw Unknown(timeframe),
    };

    /// <summary>Reads a <see cref="Name"/>, letter case included; false when no timeframe is written so.</summary>
    public static bool TryParse(string? text, out Timeframe timeframe)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Name(), text, StringComparison.Ordinal))
            {
                timeframe = candidate;
                return true;
            }
        }

        timeframe = default;
        return false;
    }

    /// <summary>How long one candle lasts.</summary>
    public static TimeSpan Duration(this Timeframe timeframe) => timeframe switch
    {
        Timeframe.M1 => TimeSpan.FromMinutes(1),
        Timeframe.M5 => TimeSpan.FromMinutes(5),
        Timeframe.M15 => TimeSpan.FromMinutes(15),
        Timeframe.H1 => TimeSpan.FromHours(1),
        Timeframe.H4 => TimeSpan.FromHours(4),
        Timeframe.D1 => TimeSpan.FromDays(1),
        _ => throw Unknown(timeframe),
    };

    /// <summary>The open of the candle that holds <paramref name="instant"/>, in UTC. An instant on a boundary opens a
    /// candle.</summary>
    public static DateTimeOffset FloorOf(this Timeframe timeframe, DateTimeOffset instant)
    {
        // Both day one of the calendar and 1970-01-01 are midnights, so counting from either gives the same boundaries.
        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % timeframe.Duration().Ticks), TimeSpan.Zero);
    }

    /// <summary>The instant at which <paramref name="candle"/> ends; a trade then belongs to the next one.</summary>
    public static DateTimeOffset EndAt(this Candle candle) => candle.OpenAt + candle.Timeframe.Duration();

    private static ArgumentOutOfRangeException Unknown(Timeframe timeframe) =>
        new(nameof(timeframe), timeframe, "There is no such timeframe.");
}
