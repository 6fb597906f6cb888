using Npgsql;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Pooled connections for reading, and what to do when one of them turns out to be dead.</summary>
internal static class ReadSource
{
    private const int ConnectionsMax = 20;

    private static readonly TimeSpan ServersLead = TimeSpan.FromSeconds(2);

    /// <summary>A pool of its own. Reads leave no state in a session, so nothing is reset between them. The server ends
    /// what takes too long.</summary>
    public static NpgsqlDataSource Create(string connectionString, EventLogOptions options) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(ApplicationConnection.With(
            WithoutGreeting(connectionString), FormattableString.Invariant(
                $"-c statement_timeout={options.CommandLimit.TotalMilliseconds:0}")))
        {
            Pooling = true,
            MaxPoolSize = ConnectionsMax,
            NoResetOnClose = true,
            Timezone = "UTC",
            Timeout = (int)Math.Ceiling(options.ConnectLimit.TotalSeconds),
            CommandTimeout = (int)Math.Ceiling((options.CommandLimit + ServersLead).TotalSeconds),
            CancellationTimeout = -1,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            ApplicationName = "trading-platform reader",
        });

    /// <summary>Without the question whether the server speaks Kerberos' encryption, unless that is wanted: it costs an
    /// answer at every connect, and doubles the wait for a line that is silent.</summary>
    public static string WithoutGreeting(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.GssEncryptionMode == GssEncryptionMode.Prefer)
        {
            builder.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        return builder.ConnectionString;
    }

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
        catch (NpgsqlException e) when (e.InnerException is not TimeoutException)
        {
            source.Clear();
        }
        catch (NpgsqlException e)
        {
            source.Clear(); // the line is silent, and so will the others be; asking again would only double the wait
            throw Unanswered(e);
        }

        try
        {
            return await ask();
        }
        catch (NpgsqlException e)
        {
            throw Unanswered(e);
        }
    }

    private static EventLogUnavailableException Unanswered(NpgsqlException why) =>
        new($"The database does not answer. {why.Message}", outcomeUnknown: false, why);
}
