using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace TradingPlatform.Silo;

/// <summary>State of Orleans' own grains in PostgreSQL, so that subscriptions outlive the silo that kept them. The
/// platform's grains store events and have no part in it.</summary>
/// <param name="connectionString">PostgreSQL, migrated.</param>
/// <param name="serializer">How Orleans writes state.</param>
internal sealed class GrainStateStore(string connectionString, IGrainStorageSerializer serializer) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var connection = await OpenAsync();
        await using var read = Command(connection, stateName, grainId,
            "SELECT body, version FROM orleans.grain_state WHERE name = $1 AND grain = $2");
        await using var row = await read.ExecuteReaderAsync();
        var isStored = await row.ReadAsync();
        grainState.RecordExists = isStored;
        grainState.ETag = isStored ? row.GetInt64(1).ToString(CultureInfo.InvariantCulture) : null;
        grainState.State = isStored
            ? serializer.Deserialize<T>(new BinaryData(row.GetFieldValue<byte[]>(0)))
            : Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var connection = await OpenAsync();
        await using var write = Command(connection, stateName, grainId, grainState.ETag is null
            ? """
              INSERT INTO orleans.grain_state (name, grain, body, version) VALUES ($1, $2, $3, 1)
              ON CONFLICT DO NOTHING RETURNING version
              """
            : """
              UPDATE orleans.grain_state SET body = $3, version = version + 1
              WHERE name = $1 AND grain = $2 AND version = $4 RETURNING version
              """);
        write.Parameters.Add(new() { Value = serializer.Serialize(grainState.State).ToArray() });
        AddVersion(write, grainState.ETag);
        grainState.ETag = await write.ExecuteScalarAsync() is long version
            ? version.ToString(CultureInfo.InvariantCulture)
            : throw Stale(grainId, grainState.ETag);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            await using var connection = await OpenAsync();
            await using var delete = Command(connection, stateName, grainId,
                "DELETE FROM orleans.grain_state WHERE name = $1 AND grain = $2 AND version = $3");
            AddVersion(delete, grainState.ETag);
            if (await delete.ExecuteNonQueryAsync() == 0)
            {
                throw Stale(grainId, grainState.ETag);
            }
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string name, GrainId grain, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = name, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = grain.ToString(), NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private static void AddVersion(NpgsqlCommand command, string? tag)
    {
        if (tag is not null)
        {
            command.Parameters.Add(new() { Value = long.Parse(tag, CultureInfo.InvariantCulture) });
        }
    }

    /// <summary>Orleans lets the activation go and reads again.</summary>
    private static InconsistentStateException Stale(GrainId grain, string? tag) =>
        new($"{grain} was changed by another activation after version {tag ?? "none"}.");

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
