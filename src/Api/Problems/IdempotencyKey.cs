using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.Api.Problems;

/// <summary>The client's name for one intention, from the header <c>Idempotency-Key</c>.</summary>
public static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What is wrong with <paramref name="key"/>, or null.</summary>
    public static string? Fault(string? key)
    {
        if (key is null)
        {
            return "is missing; send one key for each thing you mean to do, and the same one when you ask again.";
        }

        return key.Length is >= 16 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? null
            : "takes 16 to 64 letters, digits or '-'.";
    }

    /// <summary>32 hexadecimal digits that follow from <paramref name="scope"/> and <paramref name="key"/> alone: an id
    /// that
    /// every venue takes, the same for every attempt.</summary>
    public static string ToId(string scope, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}")))[..32];
}
