namespace TradingPlatform.EventStore.Tests.Clustering;

/// <summary>Every statement that Orleans' clustering provider asks for, with its parameters, on a real PostgreSQL.
/// </summary>
[Collection(UsesDatabase.Name)]
public sealed class MembershipTests(Database database) : IAsyncLifetime
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;
    private const string Cluster = "test";
    private static readonly DateTime At = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private StoredQueries _queries = null!;

    public async Task InitializeAsync() => _queries = new StoredQueries(await database.CreateAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_statement_that_the_provider_requires_is_there()
    {
        string[] required =
        [
            "CleanupDefunctSiloEntriesKey", "DeleteMembershipTableEntriesKey", "GatewaysQueryKey",
            "InsertMembershipKey", "InsertMembershipVersionKey", "MembershipReadAllKey", "MembershipReadRowKey",
            "UpdateIAmAlivetimeKey", "UpdateMembershipKey",
        ];
        Assert.Empty(required.Except(await _queries.KeysAsync(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cluster_is_founded_once()
    {
        Assert.Empty(await ReadAllAsync());
        Assert.True(await FoundAsync());
        Assert.False(await FoundAsync());
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal((Cluster, 0, null), (row["DeploymentId"], row["Version"], row["StartTime"]));
    }

    [Fact]
    public async Task A_silo_joins_and_is_read_back_whole()
    {
        await FoundAsync();
        Assert.True(await JoinAsync(11111, version: 0));
        var row = Assert.Single(await ReadRowAsync(11111));
        Assert.Equal(
            (Cluster, "10.0.0.1", 11111, 7, "one", "host", Joining, 30000, null, 1),
            (row["DeploymentId"], row["Address"], row["Port"], row["Generation"], row["SiloName"], row["HostName"],
                row["Status"], row["ProxyPort"], row["SuspectTimes"], row["Version"]));
        Assert.Equal((At, At), (row["StartTime"], row["IAmAliveTime"]));
    }

    [Fact]
    public async Task A_silo_that_is_not_there_is_answered_with_the_version_alone()
    {
        await FoundAsync();
        await JoinAsync(11111, version: 0);
        var row = Assert.Single(await ReadRowAsync(22222));
        Assert.Equal((1, null), (row["Version"], row["StartTime"]));
    }

    [Fact]
    public async Task Two_silos_that_read_the_same_version_do_not_both_join()
    {
        await FoundAsync();
        var joined = await Task.WhenAll(Enumerable.Range(1, 8).Select(port => JoinAsync(port, version: 0)));
        Assert.Single(joined, done => done);
        Assert.Single(await ReadAllAsync());
    }

    [Fact]
    public async Task The_same_life_of_a_silo_joins_once_and_leaves_the_version_alone()
    {
        await FoundAsync();
        Assert.True(await JoinAsync(11111, version: 0));
        Assert.False(await JoinAsync(11111, version: 1));
        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task A_silo_is_suspected_at_the_version_that_was_read_and_at_no_other()
    {
        await FoundAsync();
        await JoinAsync(11111, version: 0);
        const string Suspects = "10.0.0.2:22222@9,2026-01-02 03:04:05.000 GMT";
        Assert.False(await UpdateAsync(11111, Dead, Suspects, version: 0));
        Assert.False(await UpdateAsync(22222, Dead, Suspects, version: 1));
        Assert.True(await UpdateAsync(11111, Active, Suspects, version: 1));
        var row = Assert.Single(await ReadRowAsync(11111));
        Assert.Equal((Active, Suspects, 2), (row["Status"], row["SuspectTimes"], row["Version"]));
        Assert.True(await UpdateAsync(11111, Active, null, version: 2));
        Assert.Null(Assert.Single(await ReadRowAsync(11111))["SuspectTimes"]);
    }

    [Fact]
    public async Task A_heartbeat_changes_its_time_and_nothing_else()
    {
        await FoundAsync();
        await JoinAsync(11111, version: 0);
        await _queries.ReadAsync(
            "UpdateIAmAlivetimeKey", [.. Silo(11111), ("IAmAliveTime", At.AddSeconds(30))]);
        var row = Assert.Single(await ReadRowAsync(11111));
        Assert.Equal((At.AddSeconds(30), At, 1), (row["IAmAliveTime"], row["StartTime"], row["Version"]));
    }

    [Fact]
    public async Task Clients_are_told_active_silos_that_have_a_port_for_them()
    {
        await FoundAsync();
        await JoinAsync(1, version: 0);
        await JoinAsync(2, version: 1, gateway: 0);
        await JoinAsync(3, version: 2);
        await UpdateAsync(1, Active, null, version: 3);
        await UpdateAsync(2, Active, null, version: 4);
        var row = Assert.Single(await _queries.ReadAsync(
            "GatewaysQueryKey", ("DeploymentId", Cluster), ("Status", Active)));
        Assert.Equal(("10.0.0.1", 30000, 7), (row["Address"], row["ProxyPort"], row["Generation"]));
    }

    [Fact]
    public async Task Old_lives_are_cleaned_up_and_active_silos_are_not()
    {
        await FoundAsync();
        await JoinAsync(1, version: 0);
        await JoinAsync(2, version: 1);
        await UpdateAsync(1, Dead, null, version: 2);
        await UpdateAsync(2, Active, null, version: 3);
        await CleanUpAsync(before: At);
        Assert.Equal(2, (await ReadAllAsync()).Count);
        await CleanUpAsync(before: At.AddSeconds(1));
        Assert.Equal(2, Assert.Single(await ReadAllAsync())["Port"]);
    }

    [Fact]
    public async Task A_deleted_cluster_leaves_the_others()
    {
        await FoundAsync();
        await JoinAsync(1, version: 0);
        await _queries.AskAsync("InsertMembershipVersionKey", ("DeploymentId", "other"));
        await _queries.ReadAsync("DeleteMembershipTableEntriesKey", ("DeploymentId", Cluster));
        Assert.Empty(await ReadAllAsync());
        Assert.Single(await _queries.ReadAsync("MembershipReadAllKey", ("DeploymentId", "other")));
    }

    private static (string, object?)[] Silo(int port) =>
        [("DeploymentId", Cluster), ("Address", "10.0.0.1"), ("Port", port), ("Generation", 7)];

    private Task<bool> FoundAsync() => _queries.AskAsync("InsertMembershipVersionKey", ("DeploymentId", Cluster));

    private Task<bool> JoinAsync(int port, int version, int gateway = 30000) => _queries.AskAsync(
        "InsertMembershipKey",
        [.. Silo(port), ("IAmAliveTime", At), ("SiloName", "one"), ("HostName", "host"), ("StartTime", At),
            ("Status", Joining), ("ProxyPort", gateway), ("Version", version)]);

    private Task<bool> UpdateAsync(int port, int status, string? suspects, int version) => _queries.AskAsync(
        "UpdateMembershipKey",
        [.. Silo(port), ("IAmAliveTime", At), ("Status", status), ("SuspectTimes", suspects), ("Version", version)]);

    private async Task CleanUpAsync(DateTime before) => await _queries.ReadAsync(
        "CleanupDefunctSiloEntriesKey", ("DeploymentId", Cluster), ("IAmAliveTime", before));

    private Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadAllAsync() =>
        _queries.ReadAsync("MembershipReadAllKey", ("DeploymentId", Cluster));

    private Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadRowAsync(int port) =>
        _queries.ReadAsync("MembershipReadRowKey", Silo(port));
}
