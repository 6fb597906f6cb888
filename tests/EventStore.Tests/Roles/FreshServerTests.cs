using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.EventStore.Tests.Roles;

/// <summary>Roles belong to the server, so their making is tried on a server that has never had them.</summary>
[Collection(UsesDatabase.Name)] // one server at a time
public sealed class FreshServerTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tp-roles-{Guid.NewGuid():N}");
    private LocalPostgres _server = null!;

    public async Task InitializeAsync() =>
        _server = await LocalPostgres.StartAsync(_folder, Console.WriteLine, default);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Databases_that_are_migrated_at_once_share_the_roles()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => CreateAsync($"d{i}", "platform")));
        await Task.WhenAll(databases.Select(one => Migrator.MigrateAsync(one, default)));
        foreach (var one in databases)
        {
            await AppendAsync(ApplicationConnection.Over(one));
        }
    }

    [Fact]
    public async Task An_owner_who_is_no_superuser_migrates_and_lends_the_role_to_itself()
    {
        await Database.ExecuteAsync(_server.ConnectionString, "CREATE ROLE shop LOGIN CREATEROLE PASSWORD 'test'");
        var shop = await CreateAsync("shop", "shop");
        await Migrator.MigrateAsync(shop, default);
        await AppendAsync(ApplicationConnection.Over(shop));
    }

    [Fact]
    public async Task An_owner_who_may_make_no_roles_is_told_what_an_administrator_must_do()
    {
        await Database.ExecuteAsync(_server.ConnectionString, "CREATE ROLE poor LOGIN PASSWORD 'test'");
        var poor = await CreateAsync("poor", "poor");
        var refusal = await Assert.ThrowsAsync<MigrationException>(() => Migrator.MigrateAsync(poor, default));
        Assert.Contains("CREATE ROLE tp_app NOLOGIN; GRANT tp_app TO poor", refusal.Message, StringComparison.Ordinal);
        await Database.ExecuteAsync(
            _server.ConnectionString,
            "CREATE ROLE tp_app NOLOGIN; GRANT tp_app TO poor; CREATE ROLE tp_reader NOLOGIN");
        await Migrator.MigrateAsync(poor, default);
        await AppendAsync(ApplicationConnection.Over(poor));
    }

    private async Task<string> CreateAsync(string name, string owner)
    {
        await Database.ExecuteAsync(_server.ConnectionString, $"CREATE DATABASE {name} OWNER {owner}");
        var builder = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name };
        if (owner is not "platform")
        {
            (builder.Username, builder.Password) = (owner, "test");
        }

        return builder.ConnectionString;
    }

    private static async Task AppendAsync(string connectionString)
    {
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await log.AppendAsync(new AppendRequest("note-a", 0, [new Note.Written("x")]), default);
    }
}
