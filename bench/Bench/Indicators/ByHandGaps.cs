using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Open gaps on either side, in plain arrays.</summary>
internal static class ByHandGaps
{
    public static void Run(Bar[] bars, FairValueGapsValue[] to, int kept)
    {
        var (below, above, belowCount, aboveCount) = (new Gap[kept], new Gap[kept], 0, 0);
        for (var i = 0; i < bars.Length; i++)
        {
            var (low, high, open) = (bars[i].Low, bars[i].High, 0);
            for (var j = 0; j < belowCount; j++)
            {
                if (below[j].Bottom < low)
                {
                    below[open++] = below[j];
                }
            }

            (belowCount, open) = (open, 0);
            for (var j = 0; j < aboveCount; j++)
            {
                if (above[j].Top > high)
                {
                    above[open++] = above[j];
                }
            }

            aboveCount = open;
            if (i >= 2 && low > bars[i - 2].High)
            {
                belowCount = Add(below, belowCount, new Gap(bars[i - 2].High, low, bars[i].CloseAtMs));
            }
            else if (i >= 2 && high < bars[i - 2].Low)
            {
                aboveCount = Add(above, aboveCount, new Gap(high, bars[i - 2].Low, bars[i].CloseAtMs));
            }

            to[i] = new FairValueGapsValue(
                belowCount > 0 ? below[belowCount - 1] : Gap.None,
                aboveCount > 0 ? above[aboveCount - 1] : Gap.None,
                belowCount,
                aboveCount);
        }
    }

    private static int Add(Gap[] gaps, int count, Gap gap)
    {
        if (count == gaps.Length)
        {
            Array.Copy(gaps, 1, gaps, 0, --count);
        }

        gaps[count] = gap;
        return count + 1;
    }
}
