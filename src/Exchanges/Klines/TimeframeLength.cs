using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>Files and venues count time in milliseconds.</summary>
internal static class TimeframeLength
{
    public static long Milliseconds(this Timeframe timeframe) =>
        timeframe.Duration().Ticks / TimeSpan.TicksPerMillisecond;
}
