namespace TradingPlatform.Domain.Analytics;

/// <summary>Quotients that may have no value.</summary>
internal static class Ratio
{
    /// <summary>Null where a part is unknown or the denominator is zero: "undefined" is no zero.</summary>
    public static double? Of(double? numerator, double? denominator) =>
        denominator is null or 0 ? null : numerator / denominator;
}
