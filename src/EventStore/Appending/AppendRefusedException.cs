namespace TradingPlatform.EventStore.Appending;

/// <summary>The database cannot hold what this append carries (a character that JSON allows and PostgreSQL does not,
/// a number out of range). Nothing of it was written, and the same append will never succeed.</summary>
public sealed class AppendRefusedException(string stream, string why, Exception? inner = null)
    : Exception($"The append to {stream} cannot be stored: {why}", inner)
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;
}
