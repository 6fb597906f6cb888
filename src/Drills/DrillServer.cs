using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Drills;

/// <summary>A PostgreSQL that is there to be tried: durable as the platform's own, and gone afterwards.</summary>
public sealed class DrillServer : IAsyncDisposable
{
    private readonly LocalPostgres _server;
    private readonly string _folder;

    private DrillServer(LocalPostgres server, string folder) => (_server, _folder) = (server, folder);

    /// <summary>Where the server's own files lie.</summary>
    public string Folder => _server.Folder;

    /// <summary>Makes a new one in <paramref name="folder"/>; what a drill that was killed has left there
    /// goes.</summary>
    public static async Task<DrillServer> StartAsync(
        string folder, Action<string> progress, CancellationToken cancellationToken)
    {
        if (LocalPostgresState.Of(folder).IsRunning)
        {
            // Whoever joins last stops it.
            await (await LocalPostgres.StartAsync(folder, progress, cancellationToken)).DisposeAsync();
        }

        await SmallDisk.TakeAwayAsync(LocalPostgresState.Of(folder).Folder);
        Delete(folder);
        return new DrillServer(await LocalPostgres.StartAsync(folder, progress, cancellationToken), folder);
    }

    /// <summary>A new, migrated database.</summary>
    /// <returns>How its owner connects.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var create = source.CreateCommand($"CREATE DATABASE \"{name}\"");
        await create.ExecuteNonQueryAsync(cancellationToken);
        var owner = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name }.ConnectionString;
        await Migrator.MigrateAsync(owner, cancellationToken);
        return owner;
    }

    /// <summary>Stops and starts it under everybody.</summary>
    public Task RestartAsync(StopMode mode, CancellationToken cancellationToken) =>
        _server.RestartAsync(mode, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        Delete(_folder);
    }

    private static void Delete(string folder)
    {
        foreach (var part in new[] { LocalPostgresState.Of(folder).Folder, folder }.Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }
    }
}
