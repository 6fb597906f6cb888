using System.Globalization;
using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Signals;

/// <summary>What the rules ask of a window of closed candles. Each answer depends on a fixed number of bars, never on
/// where the window begins, so a detector that was restarted with another window gives the same digits.</summary>
internal readonly ref struct AmdBars(AmdRules rules, ReadOnlySpan<Candle> window)
{
    private readonly ReadOnlySpan<Candle> _window = window;

    public int Count => _window.Length;

    public Candle Last => _window[^1];

    public Candle this[int index] => _window[index];

    /// <summary>Mean true range of the bars before <paramref name="end"/>, in quote; null with too few, or without
    /// movement. A bar is measured against those before it, so that a violent bar does not make itself look
    /// tame.</summary>
    public decimal? AtrBefore(int end)
    {
        var from = end - rules.AtrBars - 1;
        return from >= 0 && Atr.Of(_window[from..end], rules.AtrBars) is { } atr and > 0 ? atr : null;
    }

    /// <summary>Height and drift of the last N bars, in ATR as of the last bar; null with too few bars.</summary>
    public AmdRange? Range()
    {
        if (_window.Length < rules.RangeBars || AtrBefore(_window.Length) is not { } atr)
        {
            return null;
        }

        var (high, low) = Donchian.Of(_window, rules.RangeBars)!.Value;
        var drift = Math.Abs(Slope.Of(_window, rules.RangeBars)!.Value) * rules.RangeBars;
        return new AmdRange(high, low, (high - low) / atr, drift / atr, _window[^rules.RangeBars].OpenAt);
    }

    /// <summary>How unusual the last bar's volume is, in standard deviations from the mean of the bars before; 0 when
    /// those were all equal; null with too few.</summary>
    public decimal? VolumeZ()
    {
        if (_window.Length <= rules.VolumeBars)
        {
            return null;
        }

        var before = _window[^(rules.VolumeBars + 1)..^1];
        var (sum, squares) = (0m, 0m);
        foreach (var candle in before)
        {
            sum += candle.Volume;
        }

        var mean = sum / before.Length;
        if (mean == 0)
        {
            return 0;
        }

        // In shares of the mean, so that the squares of a coin traded by the billion still fit a decimal.
        foreach (var candle in before)
        {
            squares += ((candle.Volume / mean) - 1) * ((candle.Volume / mean) - 1);
        }

        var deviation = DecimalMath.Sqrt(squares / before.Length);
        return deviation == 0 ? 0 : ((Last.Volume / mean) - 1) / deviation;
    }

    /// <summary>How many bars opened at or after <paramref name="instant"/>; exact up to the longest wait of the
    /// rules.</summary>
    public int Since(DateTimeOffset instant)
    {
        var count = 0;
        while (count < _window.Length && _window[^(count + 1)].OpenAt >= instant)
        {
            count++;
        }

        return count;
    }
}

/// <summary>The last N bars as a range.</summary>
/// <param name="High">Upper edge, in quote.</param>
/// <param name="Low">Lower edge, in quote.</param>
/// <param name="Height">In ATR.</param>
/// <param name="Drift">|slope| · N, in ATR.</param>
/// <param name="From">Open of the first bar.</param>
internal readonly record struct AmdRange(decimal High, decimal Low, decimal Height, decimal Drift, DateTimeOffset From);

/// <summary>How the rules write and weigh their numbers.</summary>
internal static class AmdNumbers
{
    /// <summary>Two decimals, for people.</summary>
    public static string Short(this decimal value) =>
        Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>One half when every threshold was just met, 1 when every margin is full.</summary>
    public static decimal Confidence(params ReadOnlySpan<decimal> margins)
    {
        var sum = 0m;
        foreach (var margin in margins)
        {
            sum += Math.Clamp(margin, 0, 1);
        }

        return Math.Round(0.5m + (sum / margins.Length / 2), 4);
    }
}
