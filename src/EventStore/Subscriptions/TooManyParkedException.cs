namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>More streams would have to wait for a reader than may. It has stopped and skipped nothing; mend the cause,
/// start it again, and ask for the parked ones to be tried again.</summary>
public sealed class TooManyParkedException(string reader, int parkedMax, string lastError) : Exception(
    FormattableString.Invariant($"Reader '{reader}' has stopped: {parkedMax} streams wait for it already, and one ")
    + $"more event cannot be taken. {lastError}")
{
    /// <summary>The reader.</summary>
    public string Reader { get; } = reader;
}
