namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>One part of the market log: the steps that were stored in one month, UTC.</summary>
/// <param name="Part">Its table in schema <c>market</c>, <c>batches_2026_03</c>.</param>
/// <param name="Begins">The month's first instant.</param>
/// <param name="Ends">The first instant after it.</param>
/// <param name="Bytes">On the disk, with its index.</param>
public sealed record MarketMonth(string Part, DateTimeOffset Begins, DateTimeOffset Ends, long Bytes)
{
    /// <summary>The month as people write it, <c>2026-03</c>.</summary>
    public string Name => Begins.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
