using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>How files and venues write a timeframe.</summary>
internal static class TimeframeText
{
    /// <summary>Every timeframe as written, for messages.</summary>
    public const string All = "1m, 5m, 15m, 1h, 4h or 1d";

    public static bool TryParse(string text, out Timeframe timeframe)
    {
        Timeframe? found = text switch
        {
            "1m" => Timeframe.M1,
            "5m" => Timeframe.M5,
            "15m" => Timeframe.M15,
            "1h" => Timeframe.H1,
            "4h" => Timeframe.H4,
            "1d" => Timeframe.D1,
            _ => null,
        };
        timeframe = found ?? default;
        return found.HasValue;
    }

    public static string Of(Timeframe timeframe) => timeframe switch
    {
        Timeframe.M1 => "1m",
        Timeframe.M5 => "5m",
        Timeframe.M15 => "15m",
        Timeframe.H1 => "1h",
        Timeframe.H4 => "4h",
        Timeframe.D1 => "1d",
        _ => throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Unknown timeframe."),
    };

    public static long Milliseconds(Timeframe timeframe) => timeframe switch
    {
        Timeframe.M1 => 60_000,
        Timeframe.M5 => 300_000,
        Timeframe.M15 => 900_000,
        Timeframe.H1 => 3_600_000,
        Timeframe.H4 => 14_400_000,
        Timeframe.D1 => 86_400_000,
        _ => throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Unknown timeframe."),
    };
}
