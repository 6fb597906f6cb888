using System.Globalization;

namespace TradingPlatform.Domain.Trading;

/// <summary>What makes an intent the same intent: its id, and a short text of everything else in it.</summary>
internal static class OrderIdentity
{
    private const int LengthMax = 32;

    internal static bool IsWellFormed(string? orderId)
    {
        if (orderId is not { Length: > 0 and <= LengthMax })
        {
            return false;
        }

        foreach (var c in orderId)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Equal for equal intents, whatever trailing zeros their decimals carry; different otherwise.</summary>
    internal static string Fingerprint(OrderIntent intent)
    {
        var side = intent.Side == OrderSide.Buy ? 'B' : 'S';
        var type = intent.Type == OrderType.Market ? 'M' : 'L';
        var reach = intent.ReduceOnly ? 'R' : 'N';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{side}{type}{reach}{intent.Quantity:G29}@{intent.LimitPrice:G29}{intent.Symbol}");
    }
}
