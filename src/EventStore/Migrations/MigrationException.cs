namespace TradingPlatform.EventStore.Migrations;

/// <summary>The database's schema and this program do not fit; nothing was changed.</summary>
public class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
