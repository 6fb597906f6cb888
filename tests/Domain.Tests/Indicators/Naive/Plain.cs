namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Definitions as a textbook has them: whole series in, whole series out, each window summed afresh. What is
/// not there yet is NaN, and NaN makes every window that holds it NaN.</summary>
internal static class Plain
{
    public static double[] Each(int count, Func<int, double> of) => [.. Enumerable.Range(0, count).Select(of)];

    /// <summary>Series side by side, as rows.</summary>
    public static double[][] Rows(params double[][] columns) =>
        [.. Enumerable.Range(0, columns[0].Length).Select(i => columns.Select(column => column[i]).ToArray())];

    /// <summary>Something of each window of <paramref name="n"/> numbers.</summary>
    public static double[] Windows(double[] x, int n, Func<double[], double> of) => Each(x.Length, i =>
        i < n - 1 || double.IsNaN(x[i - n + 1]) ? double.NaN : of(x[(i - n + 1)..(i + 1)]));

    public static double[] Minus(double[] a, double[] b) => Each(a.Length, i => a[i] - b[i]);

    public static double[] Sma(double[] x, int n) => Windows(x, n, window => window.Sum() / n);

    public static double[] Max(double[] x, int n) => Windows(x, n, window => window.Max());

    public static double[] Min(double[] x, int n) => Windows(x, n, window => window.Min());

    /// <summary>Mean of the first n numbers, then a step of <paramref name="weight"/> towards each.</summary>
    public static double[] Smooth(double[] x, int n, double weight)
    {
        var result = Each(x.Length, _ => double.NaN);
        var first = Array.FindIndex(x, number => !double.IsNaN(number));
        if (first < 0 || first + n > x.Length)
        {
            return result;
        }

        result[first + n - 1] = x.Skip(first).Take(n).Sum() / n;
        for (var i = first + n; i < x.Length; i++)
        {
            result[i] = (weight * x[i]) + ((1 - weight) * result[i - 1]);
        }

        return result;
    }

    public static double[] Ema(double[] x, int n) => Smooth(x, n, 2.0 / (n + 1));

    public static double[] Wilder(double[] x, int n) => Smooth(x, n, 1.0 / n);

    public static double[] Wma(double[] x, int n) => Windows(
        x, n, window => window.Select((number, i) => number * (i + 1)).Sum() / Enumerable.Range(1, n).Sum());

    public static double[] Change(double[] x) => Each(x.Length, i => i == 0 ? double.NaN : x[i] - x[i - 1]);

    /// <summary>Variance of a window around its own mean, divided by <paramref name="by"/>; two passes.</summary>
    public static double Variance(double[] window, double by)
    {
        // Relative to the first number, so that the mean of equal ones is exact.
        var mean = window[0] + (window.Sum(number => number - window[0]) / window.Length);
        return window.Sum(number => (number - mean) * (number - mean)) / by;
    }
}
