namespace TradingPlatform.Domain.Indicators;

/// <summary>The border between statistics, which are binary fractions, and money, which is decimal
/// (docs/adr/0010).</summary>
public static class Statistic
{
    /// <summary>No value: not enough inputs yet. Every comparison with it is false.</summary>
    public const double Undefined = double.NaN;

    /// <summary>A decaying sum at or below this has run out of digits and counts as nothing.</summary>
    internal const double Vanishing = 1e-300;

    /// <summary>Whether <paramref name="value"/> is a number.</summary>
    public static bool IsDefined(double value) => !double.IsNaN(value);

    /// <summary>The value as money counts: rounded to 15 significant digits. Null where it is undefined.</summary>
    /// <exception cref="OverflowException">Beyond ±7.9e28: no price is.</exception>
    public static decimal? ToDecimal(double value) => IsDefined(value) ? (decimal)value : null;
}
