namespace TradingPlatform.EventStore.Tests.Contract;

/// <summary>A clock that shows what it is told; its timers are the system's.</summary>
public sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
