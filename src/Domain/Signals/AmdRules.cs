using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.Domain.Signals;

/// <summary>The thresholds of the rule-based phase detector (RULES §8), in bars and in average true ranges (ATR), so
/// that they fit any market and timeframe. The letters are those of the rules.</summary>
/// <param name="RangeBars">N: bars a range needs; 5 to 100.</param>
/// <param name="RangeHeightMax">k: high − low of a range at most, in ATR; more than 0, to 20.</param>
/// <param name="RangeDriftMax">m: |slope| · N of a range at most, in ATR; more than 0, to 20.</param>
/// <param name="SweepMin">ε: a sweep reaches at least this far beyond an edge, in ATR; 0 to 5.</param>
/// <param name="SweepMax">δ: and at most this far, in ATR, else the range is broken; more than ε, to 10.</param>
/// <param name="SweepBars">q: a close is back inside within so many bars, the sweeping one included; 1 to 20.</param>
/// <param name="DisplacementMin">d: a displacement closes this far beyond the range's middle, away from the sweep, in
/// ATR; 0 to 10.</param>
/// <param name="BodyShareMin">b: |close − open| / (high − low) of the displacing bar at least; 0 to 0.99.</param>
/// <param name="VolumeZMin">v: its volume at least, in standard deviations above the mean of the bars before; −5 to
/// 10.</param>
/// <param name="DisplacementBars">w: it comes within so many bars after the sweep was known; 1 to 100.</param>
/// <param name="AtrBars">Bars in an ATR, a plain mean so that it depends on those bars alone; 5 to 100.</param>
/// <param name="VolumeBars">Bars that a volume is compared with; 5 to 100.</param>
/// <param name="DistributionBarsMax">A distribution that made no new range within so many bars is over; N to
/// 150.</param>
public sealed record AmdRules(
    int RangeBars,
    decimal RangeHeightMax,
    decimal RangeDriftMax,
    decimal SweepMin,
    decimal SweepMax,
    int SweepBars,
    decimal DisplacementMin,
    decimal BodyShareMin,
    decimal VolumeZMin,
    int DisplacementBars,
    int AtrBars,
    int VolumeBars,
    int DistributionBarsMax)
{
    /// <summary>The values in use: about one change in 16 bars on a year of quarter hours, a displacement after
    /// one sweep in four. They were chosen so that every phase occurs, not for profit.</summary>
    public static AmdRules Default { get; } = new(
        RangeBars: 20,
        RangeHeightMax: 4m,
        RangeDriftMax: 2m,
        SweepMin: 0.1m,
        SweepMax: 1.5m,
        SweepBars: 3,
        DisplacementMin: 0.5m,
        BodyShareMin: 0.5m,
        VolumeZMin: 0m,
        DisplacementBars: 16,
        AtrBars: 48,
        VolumeBars: 48,
        DistributionBarsMax: 96);

    /// <summary>M: the closed candles that a detector needs before the next one to go on; older ones have no part in
    /// it.</summary>
    public int WindowBars =>
        AtrBars + 1 + Math.Max(Math.Max(RangeBars, VolumeBars), Math.Max(DistributionBarsMax, DisplacementBars) + 1);

    /// <summary>The version stored with every phase: <c>amd-rules-1/</c> and 12 hex digits of the SHA-256 of the
    /// values. The number before the stroke changes with the code.</summary>
    public string Model =>
        "amd-rules-1/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text())))[..12];

    /// <summary>The first value out of its range, in words, or null.</summary>
    public string? Fault()
    {
        (string Name, decimal Value, decimal Least, decimal Most)[] ranges =
        [
            (nameof(RangeBars), RangeBars, 5, 100),
            (nameof(RangeHeightMax), RangeHeightMax, 0.01m, 20),
            (nameof(RangeDriftMax), RangeDriftMax, 0.01m, 20),
            (nameof(SweepMin), SweepMin, 0, 5),
            (nameof(SweepMax), SweepMax, SweepMin + 0.01m, 10),
            (nameof(SweepBars), SweepBars, 1, 20),
            (nameof(DisplacementMin), DisplacementMin, 0, 10),
            (nameof(BodyShareMin), BodyShareMin, 0, 0.99m),
            (nameof(VolumeZMin), VolumeZMin, -5, 10),
            (nameof(DisplacementBars), DisplacementBars, 1, 100),
            (nameof(AtrBars), AtrBars, 5, 100),
            (nameof(VolumeBars), VolumeBars, 5, 100),
            (nameof(DistributionBarsMax), DistributionBarsMax, RangeBars, 150),
        ];
        foreach (var (name, value, least, most) in ranges)
        {
            if (value < least || value > most)
            {
                return FormattableString.Invariant($"{name} is {value}; it must be from {least} to {most}.");
            }
        }

        return null;
    }

    private string Text() => string.Join(
        ';',
        new decimal[]
        {
            RangeBars, RangeHeightMax, RangeDriftMax, SweepMin, SweepMax, SweepBars, DisplacementMin, BodyShareMin,
            VolumeZMin, DisplacementBars, AtrBars, VolumeBars, DistributionBarsMax,
        }.Select(value => value.ToString("0.############################", CultureInfo.InvariantCulture)));
}
