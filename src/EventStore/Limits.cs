namespace TradingPlatform.EventStore;

/// <summary>Bounds that hold for every event log.</summary>
public static class Limits
{
    /// <summary>Longest stream id, in characters; printable ASCII without spaces.</summary>
    public const int StreamCharactersMax = 200;

    /// <summary>Longest command id, in characters; printable ASCII without spaces.</summary>
    public const int CommandCharactersMax = 100;

    /// <summary>Largest body of one event or market batch, in bytes of JSON.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>Most events and batches in one append.</summary>
    public const int RequestItemsMax = 10_000;

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

    /// <summary>Throws unless <paramref name="stream"/> can be a stream's id.</summary>
    internal static void RequireStream(string stream)
    {
        if (stream.Length is 0 or > StreamCharactersMax || stream.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException(
                $"'{stream}' is not a stream id: 1 to {StreamCharactersMax} printable ASCII characters without spaces.",
                nameof(stream));
        }
    }
}
