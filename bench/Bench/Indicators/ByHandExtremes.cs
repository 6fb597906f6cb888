using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Where the extreme of a window is: remembered, and looked for again only when it has left, which is how one
/// does it by hand. Of equal ones the newest.</summary>
internal static class ByHandExtremes
{
    /// <param name="bars">The market.</param>
    /// <param name="end">The window's last bar.</param>
    /// <param name="n">Its length.</param>
    /// <param name="before">The answer of the bar before.</param>
    public static int HighAt(Bar[] bars, int end, int n, int before)
    {
        if (before > end - n)
        {
            return bars[end].High >= bars[before].High ? end : before;
        }

        var at = end - n + 1;
        for (var i = at + 1; i <= end; i++)
        {
            at = bars[i].High >= bars[at].High ? i : at;
        }

        return at;
    }

    public static int LowAt(Bar[] bars, int end, int n, int before)
    {
        if (before > end - n)
        {
            return bars[end].Low <= bars[before].Low ? end : before;
        }

        var at = end - n + 1;
        for (var i = at + 1; i <= end; i++)
        {
            at = bars[i].Low <= bars[at].Low ? i : at;
        }

        return at;
    }

    public static int HighAt(double[] x, int end, int n, int before)
    {
        if (before > end - n)
        {
            return x[end] >= x[before] ? end : before;
        }

        var at = end - n + 1;
        for (var i = at + 1; i <= end; i++)
        {
            at = x[i] >= x[at] ? i : at;
        }

        return at;
    }
}
