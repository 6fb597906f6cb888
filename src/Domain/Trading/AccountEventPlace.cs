namespace TradingPlatform.Domain.Trading;

/// <summary>Where in the market an account's event happened.</summary>
public static class AccountEventPlace
{
    /// <summary>The symbol's sequence number; 0 for an event that has none.</summary>
    public static long MarketSequence(this AccountEvent happened) => happened switch
    {
        AccountEvent.OrderPlaced e => e.Sequence,
        AccountEvent.OrderAccepted e => e.Sequence,
        AccountEvent.OrderFilled e => e.Sequence,
        AccountEvent.OrderCancelled e => e.Sequence,
        AccountEvent.OrderRejected e => e.Sequence,
        AccountEvent.ReportIgnored e => e.Sequence,
        _ => 0,
    };

    /// <summary>Market time.</summary>
    public static DateTimeOffset MarketAt(this AccountEvent happened) => happened switch
    {
        AccountEvent.Opened e => e.At,
        AccountEvent.OrderPlaced e => e.At,
        AccountEvent.OrderAccepted e => e.At,
        AccountEvent.OrderFilled e => e.At,
        AccountEvent.CancelRequested e => e.At,
        AccountEvent.OrderCancelled e => e.At,
        AccountEvent.OrderRejected e => e.At,
        AccountEvent.ReportIgnored e => e.At,
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };
}
