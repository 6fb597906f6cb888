namespace TradingPlatform.EventStore.Readers;

/// <summary>What a reader of the log does.</summary>
public enum ReaderState
{
    /// <summary>Another process works for it, or the store is away.</summary>
    Waiting,

    /// <summary>It works here.</summary>
    Running,

    /// <summary>It does not work: its process ends, or it has met what it cannot get over.</summary>
    Stopped,
}

/// <summary>How a reader of the log gets on, at one moment. Where it waits, only its state and last error mean
/// something.</summary>
/// <param name="Reader">Its name.</param>
/// <param name="State">What it does.</param>
/// <param name="Position">Everything up to here is finished.</param>
/// <param name="Head">The log's newest position, not more than a few seconds old.</param>
/// <param name="LagSeconds">Age of the oldest event that is not finished; 0 when all are.</param>
/// <param name="Handled">Events handled since the process started.</param>
/// <param name="EventsPerSecond">Over the last ten seconds.</param>
/// <param name="Failures">Failed attempts since the process started.</param>
/// <param name="ParkedStreams">Streams that wait.</param>
/// <param name="LastError">What went wrong last; null when nothing has.</param>
/// <param name="LastErrorAt">When, UTC.</param>
public sealed record ReaderStatus(
    string Reader,
    ReaderState State,
    long Position,
    long Head,
    double LagSeconds,
    long Handled,
    double EventsPerSecond,
    long Failures,
    int ParkedStreams,
    string? LastError,
    DateTimeOffset? LastErrorAt)
{
    /// <summary>How far the reader is behind, in positions of the log; burnt ones count.</summary>
    public long LagEvents => Math.Max(0, Head - Position);
}
