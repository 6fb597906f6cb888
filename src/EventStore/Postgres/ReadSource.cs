using Npgsql;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Pooled connections for reading, and what to do when one of them turns out to be dead.</summary>
internal static class ReadSource
{
    private const int ConnectionsMax = 20;

    /// <summary>A pool of its own. Reads leave no state in a session, so nothing is reset between them.</summary>
    public static NpgsqlDataSource Create(string connectionString, EventLogOptions options) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = true,
            MaxPoolSize = ConnectionsMax,
            NoResetOnClose = true,
            Timezone = "UTC",
            Timeout = (int)Math.Ceiling(options.ConnectLimit.TotalSeconds),
            CommandTimeout = (int)Math.Ceiling(options.CommandLimit.TotalSeconds),
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            ApplicationName = "trading-platform reader",
        });

    /// <summary>Asks; when the connection was dead (the server restarted while it lay in the pool), once more on a
    /// fresh one.</summary>
    /// <exception cref="EventLogUnavailableException">The database does not answer.</exception>
    public static async Task<T> AskAsync<T>(NpgsqlDataSource source, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (PostgresException e) when (e.CertainlyNotCommitted())
        {
            throw new EventLogUnavailableException(
                $"The database refuses to read. {e.MessageText}", outcomeUnknown: false, e);
        }
        catch (NpgsqlException)
        {
            source.Clear();
        }

        try
        {
            return await ask();
        }
        catch (NpgsqlException e)
        {
            throw new EventLogUnavailableException(
                $"The database does not answer. {e.Message}", outcomeUnknown: false, e);
        }
    }
}
