namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Bounds of a subscription.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>How many streams are worked on at once. A stream always goes through the same lane, so its events stay
    /// in order.</summary>
    public int Lanes { get; init; } = 8;

    /// <summary>Most events that wait in one lane; when it is full, reading waits.</summary>
    public int LaneQueueMax { get; init; } = 500;

    /// <summary>Most events read at once.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>How often an event is tried before its stream is parked. Its lane waits meanwhile.</summary>
    public int AttemptsMax { get; init; } = 5;

    /// <summary>Pause after the first failed attempt; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest pause between attempts.</summary>
    public TimeSpan PauseMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most streams that may wait. More of them are no bad events but a bad program: the reader
    /// stops.</summary>
    public int ParkedStreamsMax { get; init; } = 1_000;

    /// <summary>How often the place is written down while it moves.</summary>
    public TimeSpan SaveEvery { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the log is looked at while nothing is known to be new; commits of this process are told at
    /// once.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the log's end is measured, and whether somebody wants a parked stream tried again.</summary>
    public TimeSpan PulseEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause before another beginning, after the store failed or the lease was lost.</summary>
    public TimeSpan OutagePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Throws unless every bound is one.</summary>
    internal static SubscriptionOptions Checked(SubscriptionOptions options)
    {
        Limits.RequirePage(options.PageSize);
        return options is { Lanes: > 0, LaneQueueMax: > 0, AttemptsMax: > 0, ParkedStreamsMax: >= 0 }
            ? options
            : throw new ArgumentException("A subscription needs lanes, room in them, and an attempt.", nameof(options));
    }
}
