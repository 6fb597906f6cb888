using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.EventStore.Tests.PrivatePostgres;

/// <summary>Needs a PostgreSQL server on this machine, or the right to install one.</summary>
[Collection(UsesDatabase.Name)]
public sealed class LocalPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tp-private-{Guid.NewGuid():N}");

    private string PidPath => Path.Combine(_folder, "cluster", "data", "postmaster.pid");

    [Fact]
    public async Task It_is_durable_on_loopback_in_UTC_and_asks_for_a_password()
    {
        await using var server = await StartAsync();
        var settings = await Database.ExecuteAsync(server.ConnectionString, """
            SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'),
                current_setting('full_page_writes'), current_setting('listen_addresses'), current_setting('timezone'))
            """);
        Assert.Equal("on on on 127.0.0.1 UTC", settings);
        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "wrong" };
        await Assert.ThrowsAsync<PostgresException>(
            () => Database.ExecuteAsync(stranger.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task What_was_stored_is_found_again_on_the_same_port()
    {
        int port;
        await using (var server = await StartAsync())
        {
            port = server.Port;
            await Database.ExecuteAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS n");
        }

        Assert.False(File.Exists(PidPath), "the last user did not stop the server");
        await using var again = await StartAsync();
        Assert.Equal(port, again.Port);
        Assert.Equal(7, await Database.ExecuteAsync(again.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Two_users_share_one_server_and_the_last_one_stops_it()
    {
        var one = await StartAsync();
        await using (var two = await StartAsync())
        {
            Assert.Equal(one.ConnectionString, two.ConnectionString);
            await one.DisposeAsync();
            Assert.Equal(1, await Database.ExecuteAsync(two.ConnectionString, "SELECT 1"));
        }

        Assert.False(File.Exists(PidPath));
    }

    [Fact]
    public async Task A_server_that_was_killed_starts_again_although_its_pid_file_names_another_process()
    {
        var killed = await StartAsync();
        using (var postmaster = Process.GetProcessById(
            int.Parse(File.ReadLines(PidPath).First(), CultureInfo.InvariantCulture)))
        {
            postmaster.Kill();
        }

        await killed.DisposeAsync();
        await File.WriteAllTextAsync(PidPath, $"{Environment.ProcessId}\n/elsewhere\n1\n5432\n");
        await using var again = await StartAsync();
        Assert.Equal(1, await Database.ExecuteAsync(again.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_port_that_was_taken_meanwhile_is_replaced()
    {
        var first = await StartAsync();
        await first.DisposeAsync();
        using var squatter = new TcpListener(IPAddress.Loopback, first.Port);
        squatter.Start();
        await using var second = await StartAsync();
        Assert.NotEqual(first.Port, second.Port);
        Assert.Equal(1, await Database.ExecuteAsync(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_creation_that_broke_off_is_begun_anew()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "cluster", "data.unfinished", "base"));
        await using var server = await StartAsync();
        Assert.Equal(1, await Database.ExecuteAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_as_such()
    {
        await File.WriteAllTextAsync(_folder, "a file");
        var problem = await Assert.ThrowsAsync<LocalPostgresException>(StartAsync);
        Assert.Equal(LocalPostgresProblem.FolderUnusable, problem.Problem);
        File.Delete(_folder);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(_folder, Console.WriteLine, default);
}
