namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>What time it is at the venue: measured by request for planning, heard in messages for market
/// time.</summary>
internal sealed class VenueClock(TimeProvider time)
{
    private long _offsetTicks;
    private long _heardMs;
    private long _heardAtStamp = time.GetTimestamp();

    /// <summary>Venue time less our own, measured; half the round trip is taken off.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _offsetTicks));

    /// <summary>Venue time now, as far as we can tell.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>The youngest event time heard; null before the first.</summary>
    public DateTimeOffset? EventAt => Volatile.Read(ref _heardMs) is > 0 and var heard
        ? DateTimeOffset.FromUnixTimeMilliseconds(heard)
        : null;

    /// <summary>How long ago the last message came, whatever it said.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _heardAtStamp));

    public void Hear(DateTimeOffset? eventAt)
    {
        Volatile.Write(ref _heardAtStamp, time.GetTimestamp());
        var heard = eventAt?.ToUnixTimeMilliseconds() ?? 0;
        // One far-off stamp must not push market time ahead for good: no message is younger than now by a minute.
        if (heard > _heardMs && eventAt < Now + TimeSpan.FromMinutes(1))
        {
            Volatile.Write(ref _heardMs, heard);
        }
    }

    /// <summary>Asks the venue for its time.</summary>
    public async Task MeasureAsync(
        Func<CancellationToken, Task<DateTimeOffset>> ask, CancellationToken cancellationToken)
    {
        var sent = time.GetUtcNow();
        var start = time.GetTimestamp();
        var venue = await ask(cancellationToken);
        var middle = sent + (time.GetElapsedTime(start) / 2);
        Volatile.Write(ref _offsetTicks, (venue - middle).Ticks);
    }
}
