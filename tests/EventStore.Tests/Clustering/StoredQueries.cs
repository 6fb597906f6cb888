using Npgsql;

namespace TradingPlatform.EventStore.Tests.Clustering;

/// <summary>Speaks to the database as Orleans' ADO.NET providers do: finds every statement by its key in OrleansQuery
/// on the search path, hands parameters over by name, and reads columns by name.</summary>
internal sealed class StoredQueries(string connectionString)
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        SearchPath = "orleans",
        Pooling = false,
    }.ConnectionString;

    /// <summary>The keys of all statements.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync() =>
        [.. from row in await RowsAsync("SELECT QueryKey, QueryText FROM OrleansQuery", [])
            select (string)row["QueryKey"]!];

    /// <summary>Runs a statement whose result is one truth value.</summary>
    public async Task<bool> AskAsync(string key, params (string Name, object? Value)[] parameters)
    {
        var row = Assert.Single(await ReadAsync(key, parameters));
        return Convert.ToBoolean(Assert.Single(row).Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement that gives rows.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadAsync(
        string key, params (string Name, object? Value)[] parameters)
    {
        var text = await RowsAsync("SELECT QueryText FROM OrleansQuery WHERE QueryKey = @Key", [("Key", key)]);
        return await RowsAsync((string)Assert.Single(text)["QueryText"]!, parameters);
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> RowsAsync(
        string sql, (string Name, object? Value)[] parameters)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName,
                at => reader.IsDBNull(at) ? null : reader.GetValue(at),
                StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }
}
