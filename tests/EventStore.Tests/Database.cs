using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.EventStore.Tests;

/// <summary>One temporary PostgreSQL for all tests (or the one that TP_POSTGRES names); every test takes a database
/// of its own.</summary>
public sealed class Database : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tp-events-{Guid.NewGuid():N}");
    private readonly List<string> _created = [];
    private LocalPostgres? _server;
    private string _connectionString = "";
    private int _next;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TP_POSTGRES") is { Length: > 0 } given)
        {
            _connectionString = given;
            return;
        }

        _server = await LocalPostgres.StartAsync(_folder, Console.WriteLine, CancellationToken.None);
        _connectionString = _server.ConnectionString;
    }

    /// <summary>A fresh, migrated database, as the platform connects to it: what the application's role may not do, no
    /// test of the platform does.</summary>
    public async Task<string> CreateAsync()
    {
        var fresh = await CreateEmptyAsync();
        await Migrator.MigrateAsync(fresh, CancellationToken.None);
        return ApplicationConnection.Over(fresh);
    }

    /// <summary>A fresh database with nothing in it.</summary>
    public async Task<string> CreateEmptyAsync()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _next)}";
        await ExecuteAsync(_connectionString, $"CREATE DATABASE {name}");
        _created.Add(name);
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
            return;
        }

        foreach (var name in _created)
        {
            await ExecuteAsync(_connectionString, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    /// <summary>The owner's connection string, given the application's.</summary>
    public static string Owner(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Options = null }.ConnectionString;

    /// <summary>Runs one statement as the owner, on a connection of its own.</summary>
    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(Owner(connectionString));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class UsesDatabase : ICollectionFixture<Database>
{
    public const string Name = "database";
}
