namespace TradingPlatform.EventStore.Postgres;

/// <summary>Bounds of one process's appender.</summary>
public sealed record EventLogOptions
{
    /// <summary>After how many events the state of a stream is kept again.</summary>
    public int SnapshotEvery { get; init; } = 1_000;

    /// <summary>Most events and market batches in one commit.</summary>
    public int BatchItemsMax { get; init; } = 1_000;

    /// <summary>Most bytes of bodies in one commit; a single larger append still goes, alone.</summary>
    public long BatchBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most appends that wait for the appender; whoever comes then waits for room.</summary>
    public int QueueMax { get; init; } = 20_000;

    /// <summary>Most bytes of bodies that wait for the appender.</summary>
    public long QueueBytesMax { get; init; } = 256 * 1024 * 1024;

    /// <summary>How long an append waits for a database that is down before it is told so, at the end of the connection
    /// attempt that is then under way.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one connection attempt may take; whole seconds. It needs six answers, so two seconds would not
    /// do where one takes half a second.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one commit or query may take; whole seconds. Whoever queues behind a commit for that long is
    /// told so.</summary>
    public TimeSpan CommandLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a commit waits for a row that another session holds. After that the append that needs it fails
    /// alone. Longer than the server's <c>deadlock_timeout</c>, or deadlocks are not told from long waits.</summary>
    public TimeSpan LockLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two connection attempts; the first is 50 ms, then it doubles.</summary>
    public TimeSpan ReconnectPauseMax { get; init; } = TimeSpan.FromSeconds(1);
}
