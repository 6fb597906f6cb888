using Npgsql;
using TradingPlatform.Cli.Tests.RealProcess;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Tests.Log;

/// <summary>A server, a database with a small log in it, and <c>tp</c> to look at it.</summary>
public sealed class WrittenLog : IAsyncLifetime
{
    public const string Ann = "account-ann@SIM";
    public const string Bob = "account-bob@SIM";

    private readonly string _root = Directory.CreateTempSubdirectory("tp log ").FullName;
    private readonly string _prefix = $"cli_{Environment.ProcessId}_{Guid.NewGuid():N}"[..20];
    private readonly List<string> _created = [];
    private LocalPostgres? _own;
    private string _server = "";

    public string Database { get; private set; } = "";

    /// <summary>A folder that goes with this.</summary>
    public string Root => _root;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TP_POSTGRES") is { Length: > 0 } given)
        {
            _server = given;
        }
        else
        {
            _own = await LocalPostgres.StartAsync(Path.Combine(_root, "postgres"), _ => { }, default);
            _server = _own.ConnectionString;
        }

        Database = await CreateAsync("written");
        await Migrator.MigrateAsync(Database, default);
        await using var log = new PostgresEventLog(Database, EventCatalog.Domain, TimeProvider.System);
        await AppendAsync(log, Ann, 0, "open", Opened("ann"), Placed("o-1", 1));
        await AppendAsync(log, Bob, 0, "open", Opened("bob"));
        await AppendAsync(log, Ann, 2, "more", Placed("o-2", 2));
        await AppendAsync(log, "account-odd", 0, null, Opened("odd"));
        await ExecuteAsync(
            Database, "UPDATE events.mt_events SET type = 'from_the_future' WHERE stream_id = 'account-odd'");
    }

    /// <summary>A new, empty database on the same server.</summary>
    public async Task<string> CreateAsync(string name)
    {
        var database = $"{_prefix}_{name}";
        await ExecuteAsync(_server, $"CREATE DATABASE {database}");
        _created.Add(database);
        return new NpgsqlConnectionStringBuilder(_server)
        {
            Database = database,
            Pooling = false,
        }.ConnectionString;
    }

    internal Task<TpResult> RunAsync(params string[] words) => RunAsync(Database, words);

    internal Task<TpResult> RunAsync(string database, string[] words) => TpProcess.RunAsync(_root, database, words);

    internal System.Diagnostics.Process Start(params string[] words) => TpProcess.Start(_root, Database, words);

    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
        else
        {
            foreach (var database in _created)
            {
                await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            }
        }

        Directory.Delete(_root, recursive: true);
    }

    public static AccountEvent.Opened Opened(string owner) =>
        new(owner, "USDT", 100.50m, 2m, DateTimeOffset.UnixEpoch);

    public static AccountEvent.OrderPlaced Placed(string id, long sequence) => new(
        new OrderIntent(id, "SIM:BTCUSDT", OrderSide.Buy, OrderType.Market, 0.5m, null, false),
        10m, DateTimeOffset.UnixEpoch, sequence);

    public static Task AppendAsync(
        PostgresEventLog log, string stream, long version, string? correlation, params object[] events) =>
        log.AppendAsync(
            new AppendRequest(stream, version, [.. events], CorrelationId: correlation, CausationId: "command-7"),
            default);
}
