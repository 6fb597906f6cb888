using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.Domain.Agents;

/// <summary>Names of things that agents make: pure functions of the fact, so that deciding twice names the same
/// thing.</summary>
public static class OrderIds
{
    /// <summary>The order of decision <paramref name="number"/>: 32 lower-case hexadecimal digits, which fit every
    /// venue.</summary>
    /// <param name="agentId">The agent's key; it holds no line break.</param>
    /// <param name="number">The decision's number, 1 and up.</param>
    public static string Of(string agentId, long number)
    {
        var fact = string.Create(CultureInfo.InvariantCulture, $"{agentId}\n{number}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact)))[..32];
    }
}
