using System.Buffers;
using System.Text;

namespace TradingPlatform.EventStore;

/// <summary>Bounds that hold for every event log.</summary>
public static class Limits
{
    /// <summary>Longest stream id, in characters; printable ASCII without spaces.</summary>
    public const int StreamCharactersMax = 200;

    /// <summary>Longest command id, in characters; printable ASCII without spaces.</summary>
    public const int CommandCharactersMax = 100;

    /// <summary>Longest correlation or causation id, in characters; any text but control characters.</summary>
    public const int CauseCharactersMax = 200;

    /// <summary>Largest body of one event or market batch, in bytes of JSON.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>Most events and batches in one append.</summary>
    public const int RequestItemsMax = 10_000;

    /// <summary>Most bytes of bodies in one append.</summary>
    public const int RequestBytesMax = 64 * 1024 * 1024;

    /// <summary>Largest page that a reader may ask for.</summary>
    public const int PageMax = 10_000;

    /// <summary>Throws unless <paramref name="limit"/> is 1 to <see cref="PageMax"/>.</summary>
    internal static void RequirePage(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageMax);
    }

    /// <summary>Throws unless <paramref name="command"/> can be a command's id.</summary>
    internal static void RequireCommand(string command)
    {
        if (command.Length is 0 or > CommandCharactersMax || command.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException(
                $"'{command}' is not a command id: 1 to {CommandCharactersMax} printable ASCII characters without "
                + "spaces.", nameof(command));
        }
    }

    /// <summary>Throws unless <paramref name="cause"/> can be a correlation or causation id. What cannot be written as
    /// UTF-8 would break the connection under every append of its batch.</summary>
    internal static void RequireCause(string cause)
    {
        if (cause.Length is 0 or > CauseCharactersMax || cause.Any(char.IsControl) || !IsWellFormed(cause))
        {
            throw new ArgumentException(
                $"A correlation or causation id is 1 to {CauseCharactersMax} characters of well-formed text without "
                + "control characters.", nameof(cause));
        }
    }

    /// <summary>Throws unless <paramref name="stream"/> can be a stream's id.</summary>
    internal static void RequireStream(string stream) => RequireName(stream, "stream id");

    /// <summary>Throws unless <paramref name="symbol"/> can be a market's name in the market log.</summary>
    internal static void RequireSymbol(string symbol) => RequireName(symbol, "market's name");

    private static void RequireName(string name, string what)
    {
        if (name is null || name.Length is 0 or > StreamCharactersMax || name.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException(
                $"'{name}' is not a {what}: 1 to {StreamCharactersMax} printable ASCII characters without spaces.",
                nameof(name));
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
