using Npgsql;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Tests.RealProcess;

/// <summary>A folder of its own for real platform processes, with recorded bars and a server for their
/// databases.</summary>
public sealed class Installation : IAsyncLifetime
{
    private LocalPostgres? _own;
    private string _server = "";
    private int _databases;

    /// <summary>Stands for the checkout: the processes keep their data under it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("tp real ").FullName;

    /// <summary>The bars to replay.</summary>
    public string Bars => Path.Combine(Root, "bars");

    public async Task InitializeAsync()
    {
        GeneratedBars.Write(Bars, bars: 6_000, seed: 7);
        if (Environment.GetEnvironmentVariable("TP_POSTGRES") is { Length: > 0 } given)
        {
            _server = given;
            return;
        }

        _own = await LocalPostgres.StartAsync(Path.Combine(Root, "postgres"), _ => { }, CancellationToken.None);
        _server = _own.ConnectionString;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> DatabaseAsync()
    {
        var name = $"cli_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        Directory.Delete(Root, recursive: true);
    }
}
