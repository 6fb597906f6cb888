using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>The four trades that stand for a bar when only the bar is known.</summary>
/// <remarks>
/// A rule, not a fact: open at the start; the extreme on the far side of the close at one quarter (the low when close ≥
/// open, the
/// high when close &lt; open); the other extreme at one half; the close one millisecond before the end. A rising bar
/// thus
/// dips first and a falling one spikes first, which is the harder order for stops on the right side of the move.
/// Each of the first three trades carries a quarter of the volume rounded down to the step, the last one the rest, so
/// the
/// sum is the bar's volume to the last digit. The seller is the aggressor where the price fell.
/// </remarks>
public static class IntrabarPath
{
    /// <summary>The path of <paramref name="bar"/>; candles built from it equal the bar exactly.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="spanMs">Its length in milliseconds.</param>
    /// <param name="stepSize">The quantity step, in base; 0 when unknown.</param>
    public static ImmutableArray<Trade> Of(Kline bar, long spanMs, decimal stepSize)
    {
        var rises = bar.Close >= bar.Open;
        var near = rises ? bar.Low : bar.High;
        var far = rises ? bar.High : bar.Low;
        var part = Quarter(bar.Volume, stepSize);
        var open = bar.OpenAt;
        return
        [
            new Trade(open, bar.Open, part, !rises),
            new Trade(open.AddMilliseconds(spanMs / 4), near, part, rises),
            new Trade(open.AddMilliseconds(spanMs / 2), far, part, !rises),
            new Trade(open.AddMilliseconds(spanMs - 1), bar.Close, bar.Volume - (3 * part), bar.Close < far),
        ];
    }

    private static decimal Quarter(decimal volume, decimal stepSize)
    {
        var quarter = volume / 4;
        return stepSize > 0 ? quarter - (quarter % stepSize) : decimal.Round(quarter, 8, MidpointRounding.ToZero);
    }
}
