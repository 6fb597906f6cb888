using System.Net.Sockets;
using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Upkeep.Backups;
using TradingPlatform.Exchanges;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli;

/// <summary>Tells what a user can act on from what only a developer can.</summary>
internal static class ExpectedFailure
{
    /// <summary>What is wrong and what to do, in one or two sentences; null when <paramref name="failure"/> is a
    /// bug.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        CommandFailedException or LocalPostgresException or MigrationException => failure.Message,
        FeedUnavailableException or DataFormatException => failure.Message,
        BackupDamagedException or UnknownEventException or EventLogUnavailableException => failure.Message,
        PostgresException refused =>
            $"The database refused: {refused.MessageText}. Check the connection string in TP_POSTGRES.",
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } =>
            $"The database does not answer ({failure.Message}). "
            + "Start it, or check the connection string in TP_POSTGRES.",
        UnauthorizedAccessException => $"{failure.Message} Give this user the right, or run as the folder's owner.",
        _ => null,
    };
}
