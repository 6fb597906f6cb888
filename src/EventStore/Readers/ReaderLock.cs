using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using TradingPlatform.EventStore.Roles;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Takes the advisory lock of a reader, which only one process of a database can have. PostgreSQL lets go of
/// it when its connection ends, however the process died.</summary>
internal sealed class ReaderLock(string connectionString, TimeProvider clock)
{
    private const int AnswerSecondsMax = 30;
    private const int ConnectSecondsMax = 5;

    /// <summary>When this machine loses its power nobody closes the connection; the server asks after it, and lets go
    /// of the lock some ten seconds later instead of hours.</summary>
    private const string ServerSide =
        "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the lock, through outages too.</summary>
    public async Task<ReaderLease> TakeAsync(string reader, CancellationToken cancellationToken)
    {
        ReaderName.Require(reader);
        while (true)
        {
            var connection = new NpgsqlConnection(ConnectionString(reader));
            try
            {
                await connection.OpenAsync(cancellationToken);
                while (!await TryAsync(connection, reader, cancellationToken))
                {
                    await Task.Delay(Pause, clock, cancellationToken);
                }

                return new ReaderLease(reader, connection, clock);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                await connection.DisposeAsync();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }

            await Task.Delay(OutagePause, clock, cancellationToken);
        }
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, string reader, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
        ask.Parameters.Add(new NpgsqlParameter<long> { TypedValue = KeyOf(reader) });
        return await ask.ExecuteScalarAsync(stop) is true;
    }

    private static long KeyOf(string reader) => BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(Encoding.ASCII.GetBytes($"tp-reader {reader}")));

    private string ConnectionString(string reader) =>
        new NpgsqlConnectionStringBuilder(ApplicationConnection.With(connectionString, ServerSide))
        {
            Pooling = false, // the lock must end with the connection
            Timezone = "UTC",
            Timeout = ConnectSecondsMax,
            CommandTimeout = AnswerSecondsMax,
            TcpKeepAlive = true,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
            ApplicationName = $"trading-platform reader {reader}",
        }.ConnectionString;
}
