namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>Old months cannot be dropped just now; nothing was. Try again later.</summary>
public sealed class RetentionBusyException(Exception inner) : Exception(
    "The market log is in use just now, by a backup perhaps; nothing was dropped. Try again later.", inner);
