using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Signals;

/// <summary>The three patterns of the rules, each judged at the last bar of a window, and each either a complete
/// reading or null. Confidence is ½ + ½ · the mean of the margins by which the thresholds were met.</summary>
internal static class AmdPatterns
{
    /// <summary>The last N bars are a tight, flat range. Margins: 1 − height / k, 1 − drift / m.</summary>
    public static PhaseReading? Range(AmdRules rules, AmdBars bars, Phase phase)
    {
        if (bars.Range() is not { } range || range.Height > rules.RangeHeightMax || range.Drift > rules.RangeDriftMax)
        {
            return null;
        }

        return new PhaseReading(
            phase,
            AmdNumbers.Confidence(1 - (range.Height / rules.RangeHeightMax), 1 - (range.Drift / rules.RangeDriftMax)),
            range.From,
            bars.Last.EndAt(),
            bars.Last.Sequence,
            range.High,
            range.Low,
            0,
            $"{rules.RangeBars} bars within {range.Height.Short()} ATR (at most {rules.RangeHeightMax.Short()}), drift "
                + $"{range.Drift.Short()} ATR (at most {rules.RangeDriftMax.Short()})");
    }

    /// <summary>The last bar closed back inside after a sweep of an edge within q bars; the newest sweep counts, of two
    /// in one bar the deeper. Margins: (depth − ε) / (δ − ε), and the way from the edge to the middle that the close
    /// came back.</summary>
    public static PhaseReading? Sweep(AmdRules rules, AmdBars bars, PhaseReading range)
    {
        var last = bars.Last;
        if (last.Close < range.RangeLow || last.Close > range.RangeHigh)
        {
            return null;
        }

        var reach = Math.Min(rules.SweepBars, bars.Since(range.KnownAt));
        for (var i = bars.Count - 1; i >= bars.Count - reach; i--)
        {
            var (below, above) = Depths(bars, i, range);
            var depth = Math.Max(below, above);
            if (depth > rules.SweepMax)
            {
                return null;
            }

            if (depth >= rules.SweepMin && below != above)
            {
                return Swept(rules, bars, range, i, depth, below > above ? 1 : -1);
            }
        }

        return null;
    }

    /// <summary>The last bar closed far beyond the middle, away from the sweep, with body and volume. Margins: what it
    /// went beyond d, in ATR; (body − b) / (1 − b); half of what the volume's z exceeds v.</summary>
    public static PhaseReading? Displacement(AmdRules rules, AmdBars bars, PhaseReading sweep)
    {
        var bar = bars.Last;
        if (bars.AtrBefore(bars.Count - 1) is not { } atr || bars.VolumeZ() is not { } volumeZ || bar.High == bar.Low)
        {
            return null;
        }

        var beyond = sweep.Direction * (bar.Close - Middle(sweep)) / atr;
        var body = sweep.Direction * (bar.Close - bar.Open) / (bar.High - bar.Low);
        if (beyond < rules.DisplacementMin || body < rules.BodyShareMin || volumeZ < rules.VolumeZMin)
        {
            return null;
        }

        return sweep with
        {
            Phase = Phase.Distribution,
            Confidence = AmdNumbers.Confidence(
                beyond - rules.DisplacementMin,
                (body - rules.BodyShareMin) / (1 - rules.BodyShareMin),
                (volumeZ - rules.VolumeZMin) / 2),
            From = bar.OpenAt,
            KnownAt = bar.EndAt(),
            Sequence = bar.Sequence,
            Why = $"closed {beyond.Short()} ATR beyond the middle (at least {rules.DisplacementMin.Short()}), "
                + $"body share {body.Short()} (at least {rules.BodyShareMin.Short()}), "
                + $"volume z {volumeZ.Short()} (at least {rules.VolumeZMin.Short()})",
        };
    }

    /// <summary>How far bar <paramref name="index"/> reached beyond each edge, in ATR; 0 when it did not.</summary>
    public static (decimal Below, decimal Above) Depths(AmdBars bars, int index, PhaseReading range)
    {
        var (below, above) = (range.RangeLow - bars[index].Low, bars[index].High - range.RangeHigh);
        return bars.AtrBefore(index) is { } atr
            ? (Math.Max(below, 0) / atr, Math.Max(above, 0) / atr)
            : (0, 0);
    }

    /// <summary>Half way between the edges.</summary>
    public static decimal Middle(PhaseReading range) => (range.RangeHigh + range.RangeLow) / 2;

    private static PhaseReading Swept(
        AmdRules rules, AmdBars bars, PhaseReading range, int index, decimal depth, int direction)
    {
        var edge = direction > 0 ? range.RangeLow : range.RangeHigh;
        var half = (range.RangeHigh - range.RangeLow) / 2;
        var back = half == 0 ? 0 : Math.Abs(bars.Last.Close - edge) / half;
        return range with
        {
            Phase = Phase.Manipulation,
            Confidence = AmdNumbers.Confidence((depth - rules.SweepMin) / (rules.SweepMax - rules.SweepMin), back),
            From = bars[index].OpenAt,
            KnownAt = bars.Last.EndAt(),
            Sequence = bars.Last.Sequence,
            Direction = direction,
            Why = $"swept the {(direction > 0 ? "lower" : "upper")} edge by {depth.Short()} ATR "
                + $"({rules.SweepMin.Short()} to {rules.SweepMax.Short()}), closed back inside within "
                + $"{bars.Count - index} of {rules.SweepBars} bars",
        };
    }
}
