using Microsoft.Extensions.Logging;
using Npgsql;
using TradingPlatform.EventStore.Roles;

namespace TradingPlatform.Silo.Feeding;

/// <summary>The turn among all processes of one database: an advisory lock, held by a connection that does nothing
/// else. PostgreSQL lets go of it when that connection ends, however the process died.</summary>
/// <param name="connectionString">PostgreSQL.</param>
/// <param name="clock">Real time.</param>
/// <param name="logger">Told when the turn comes and goes.</param>
public sealed class DatabaseFeedTurn(string connectionString, TimeProvider clock, ILogger<DatabaseFeedTurn> logger)
    : IFeedTurn
{
    // Any number will do, as long as nothing else locks it: "tp-feed" in ASCII.
    private const long LockKey = 0x74702D66656564;
    private const int AnswerSecondsMax = 5;

    /// <summary>When this machine loses its power nobody closes the connection; the server asks after it, and lets go
    /// of the lock some ten seconds later instead of hours.</summary>
    private const string ServerSide =
        "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(
        ApplicationConnection.With(connectionString, ServerSide))
    {
        Pooling = false, // the lock must end with the connection
        CommandTimeout = AnswerSecondsMax,
        TcpKeepAlive = true,
        ApplicationName = "feed turn",
    }.ConnectionString;

    /// <inheritdoc/>
    public async Task<FeedLease> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var connection = new NpgsqlConnection(_connectionString);
            try
            {
                await connection.OpenAsync(cancellationToken);
                while (!await AskAsync(connection, $"SELECT pg_try_advisory_lock({LockKey})", cancellationToken))
                {
                    await Task.Delay(Pause, clock, cancellationToken);
                }

                logger.LogInformation("This process feeds the platform now");
                return Hold(connection);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                await connection.DisposeAsync();
                logger.LogWarning("The feed's turn cannot be asked for: {Error}", e.Message);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        return await ask.ExecuteScalarAsync(stop) is true;
    }

    private FeedLease Hold(NpgsqlConnection connection)
    {
        var lost = new CancellationTokenSource();
        var stop = new CancellationTokenSource();
        var watch = WatchAsync(connection, lost, stop.Token);
        return new FeedLease(GiveBackAsync, lost.Token);

        async ValueTask GiveBackAsync()
        {
            await stop.CancelAsync();
            await watch;
            await connection.DisposeAsync(); // and the lock with it
            stop.Dispose();
            lost.Dispose();
        }
    }

    /// <summary>A lock is as good as its connection, so the connection is asked again and again.</summary>
    private async Task WatchAsync(NpgsqlConnection connection, CancellationTokenSource lost, CancellationToken stop)
    {
        try
        {
            while (await AskAsync(connection, "SELECT true", CancellationToken.None))
            {
                await Task.Delay(Pause, clock, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return; // given back
        }
        catch (Exception e) // whatever it is: a turn that cannot be confirmed is lost
        {
            logger.LogWarning("The feed's turn is lost: {Error}", e.Message);
        }

        await lost.CancelAsync();
    }
}
