namespace TradingPlatform.EventStore.Readers;

/// <summary>An event that a reader could not take. Its stream waits for that reader from there on.</summary>
/// <param name="Reader">The reader's name.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The event's place in the stream.</param>
/// <param name="Position">Its place in the whole log.</param>
/// <param name="Name">Its stored name.</param>
/// <param name="Error">What went wrong, for people; at most 1,000 characters.</param>
/// <param name="Attempts">How often it was tried in a row.</param>
/// <param name="Since">When the stream began to wait, UTC.</param>
/// <param name="RetryAskedAt">When somebody asked for another try; null when nobody has.</param>
/// <param name="ResumedThrough">The version up to which the reader has come since; null before it has begun.</param>
public sealed record ParkedEvent(
    string Reader,
    string Stream,
    long Version,
    long Position,
    string Name,
    string Error,
    int Attempts,
    DateTimeOffset Since,
    DateTimeOffset? RetryAskedAt = null,
    long? ResumedThrough = null)
{
    private const int ErrorCharactersMax = 1_000;

    /// <summary>What went wrong, for people; at most 1,000 characters.</summary>
    public string Error { get; init; } =
        Error.Length > ErrorCharactersMax ? Error[..ErrorCharactersMax] : Error;
}
