namespace TradingPlatform.Domain.Trading;

/// <summary>The amounts whose products and sums a decimal holds exactly: a price times a quantity has at most 16
/// decimals, and no sum of an account's notionals overflows.</summary>
internal static class ExactRange
{
    private const decimal Max = 1_000_000_000_000m;
    private const int DecimalsMax = 8;

    internal static bool Contains(decimal value) =>
        value is >= -Max and <= Max && decimal.Round(value, DecimalsMax) == value;
}
