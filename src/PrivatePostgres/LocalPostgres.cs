using Npgsql;

namespace TradingPlatform.PrivatePostgres;

/// <summary>A private PostgreSQL for one folder: created when missing, found again when still running, shared between
/// processes, stopped by the last one that leaves. Linux only.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly Cluster _cluster;
    private FileStream? _use;

    private LocalPostgres(ClusterFolder folder, Cluster cluster, FileStream use, int port, string connectionString)
    {
        (_folder, _cluster, _use) = (folder, cluster, use);
        (Port, ConnectionString) = (port, connectionString);
    }

    /// <summary>For Npgsql; holds the generated password, so do not print it.</summary>
    public string ConnectionString { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Where the cluster really lies: the folder asked for, or one the server's user can enter.</summary>
    public string Folder => _folder.Root;

    /// <summary>Makes the cluster in <paramref name="folder"/> run and be ready. About 0.3 s for an existing one, 2 s
    /// for a new one, a minute more when the server's programs have to be installed.</summary>
    /// <param name="folder">Holds the cluster, its password, port and locks; created when missing.</param>
    /// <param name="log">Takes a line for people about whatever takes long.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="LocalPostgresException">It cannot be had; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(
        string folder, Action<string> log, CancellationToken cancellationToken)
    {
        var account = ServerAccount.Choose();
        var place = await ClusterFolder.PlaceAsync(folder, account, log, cancellationToken);
        await using var change = await ClusterLocks.ChangeAsync(place, cancellationToken);
        var bin = await ServerBinaries.FindOrInstallAsync(
            place.BinariesPath, place.Major, log, cancellationToken);
        // The package may just have brought the user "postgres"; an existing cluster keeps the owner it has.
        var cluster = new Cluster(place, place.IsCreated ? account : ServerAccount.Choose(), bin);
        if (!place.IsCreated)
        {
            log($"Creating a database in {place.Root}.");
            await cluster.CreateAsync(cancellationToken);
        }

        var use = ClusterLocks.Use(place);
        try
        {
            var port = RunningServer.Find(place)?.Port ?? await cluster.StartAsync(cancellationToken);
            var text = await ConnectionTextAsync(place, port, cancellationToken);
            return new LocalPostgres(place, cluster, use, port, text);
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server under everybody who uses it, and starts it again on the same port. For
    /// drills.</summary>
    /// <exception cref="LocalPostgresException">It did not stop, or did not come back.</exception>
    public async Task RestartAsync(StopMode mode, CancellationToken cancellationToken)
    {
        await using var change = await ClusterLocks.ChangeAsync(_folder, cancellationToken);
        await _cluster.StopAsync(mode, cancellationToken);
        var port = await _cluster.StartAsync(cancellationToken);
        if (port != Port)
        {
            throw new LocalPostgresException(
                LocalPostgresProblem.ServerFailed, $"Port {Port} was taken meanwhile; the server is at {port} now.");
        }
    }

    /// <summary>Stops the server if no other process uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
        {
            return;
        }

        await using var change = await ClusterLocks.ChangeAsync(_folder, CancellationToken.None);
        await use.DisposeAsync();
        if (ClusterLocks.Unused(_folder))
        {
            await _cluster.StopAsync(StopMode.Fast, CancellationToken.None);
        }
    }

    /// <summary>The connection string; creates the database if a crash came before that.</summary>
    private static async Task<string> ConnectionTextAsync(
        ClusterFolder folder, int port, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Cluster.Name,
            Password = await File.ReadAllTextAsync(folder.PasswordPath, cancellationToken),
            Database = "postgres",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand(
            $"SELECT 1 FROM pg_database WHERE datname = '{Cluster.Name}'", connection);
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {Cluster.Name}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        builder.Database = Cluster.Name;
        builder.Pooling = true;
        return builder.ConnectionString;
    }
}
