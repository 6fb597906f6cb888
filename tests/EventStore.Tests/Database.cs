using Npgsql;
using TradingPlatform.EventStore.Migrations;
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

    /// <summary>A fresh, migrated database.</summary>
    public async Task<string> CreateAsync()
    {
        var fresh = await CreateEmptyAsync();
        await Migrator.MigrateAsync(fresh, CancellationToken.None);
        return fresh;
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

    /// <summary>Runs one statement on a connection of its own.</summary>
    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
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
