using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

/// <summary>States that are kept come back as they were, and never stand in for what they are not.</summary>
public abstract class SnapshotContract : IAsyncLifetime
{
    private static readonly AccountState State = TradingAccount.Unopened with
    {
        Owner = "ada",
        Cash = 1.50m,
        Positions = TradingAccount.Unopened.Positions
            .Add("SIM:b", new Position("SIM:b", 1, 2.0m, 3, 4)).Add("SIM:C", new Position("SIM:C", 1, 2, 3, 4)),
        LastReport = ImmutableDictionary<string, long>.Empty.Add("SIM:b", 7),
    };

    protected IEventLog Log { get; private set; } = null!;

    public async Task InitializeAsync() => Log = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IEventLog> OpenAsync();

    [Fact]
    public async Task What_is_offered_comes_back_to_the_last_digit()
    {
        await AppendAsync("account-a", 3);
        Log.OfferSnapshot("account-a", 3, State);
        var kept = await KeptAsync("account-a", 3);
        Assert.Equal(
            EventStore.Aggregates.StateJson.Write(State), EventStore.Aggregates.StateJson.Write(kept.State));
        Assert.Equal("1.50", kept.State.Cash.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // 'C' comes before 'b' by character codes, and behind it in most languages.
        Assert.Equal(["SIM:C", "SIM:b"], kept.State.Positions.Add("SIM:D", kept.State.Positions["SIM:b"])
            .Keys.Except(["SIM:D"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_older_state_never_takes_the_place_of_a_newer_one()
    {
        await AppendAsync("account-a", 5);
        Log.OfferSnapshot("account-a", 5, State with { Fees = 5 });
        await KeptAsync("account-a", 5);
        Log.OfferSnapshot("account-a", 4, State with { Fees = 4 });
        Log.OfferSnapshot("account-b", 0, State); // what is offered is kept in order: when this is done, so is that
        await AppendAsync("account-b", 1);
        await KeptAsync("account-b", 0);
        Assert.Equal(5, (await KeptAsync("account-a", 5)).State.Fees);
    }

    [Fact]
    public async Task Nothing_kept_is_nothing()
    {
        await AppendAsync("account-a", 1);
        Assert.Null(await Log.SnapshotAsync<AccountState>("account-a", default));
    }

    private Task<AppendReceipt> AppendAsync(string stream, int count) => Log.AppendAsync(
        new AppendRequest(stream, 0, [.. Enumerable.Range(0, count).Select(i => new Note.Written($"{i}"))]), default);

    /// <summary>Keeping takes a moment.</summary>
    protected async Task<StreamSnapshot<AccountState>> KeptAsync(string stream, long version)
    {
        for (var attempts = 0; attempts < 1_000; attempts++)
        {
            if (await Log.SnapshotAsync<AccountState>(stream, default) is { } kept && kept.Version >= version)
            {
                return kept;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"{stream} was not kept.");
    }
}

public sealed class MemorySnapshotTests : SnapshotContract
{
    protected override Task<IEventLog> OpenAsync() => Task.FromResult<IEventLog>(
        new EventStore.Memory.MemoryEventLog(Note.Catalog, TimeProvider.System));
}

[Collection(UsesDatabase.Name)]
public sealed class PostgresSnapshotTests(Database database) : SnapshotContract
{
    private string _connectionString = "";

    protected override async Task<IEventLog> OpenAsync()
    {
        _connectionString = await database.CreateAsync();
        return new EventStore.Postgres.PostgresEventLog(_connectionString, Note.Catalog, TimeProvider.System);
    }

    public override async Task DisposeAsync() => await ((EventStore.Postgres.PostgresEventLog)Log).DisposeAsync();

    [Theory]
    [InlineData("UPDATE events.snapshots SET shape = 'another build''s' RETURNING 1")]
    [InlineData("UPDATE events.snapshots SET version = 9 RETURNING 1")]
    [InlineData("DELETE FROM events.snapshots RETURNING 1")]
    public async Task What_another_program_kept_or_runs_ahead_or_is_gone_is_not_used(string change)
    {
        await Log.AppendAsync(new AppendRequest("account-a", 0, [new Note.Written("x")]), default);
        Log.OfferSnapshot("account-a", 1, TradingAccount.Unopened);
        await KeptAsync("account-a", 1);
        Assert.NotNull(await Database.ExecuteAsync(_connectionString, change));
        Assert.Null(await Log.SnapshotAsync<AccountState>("account-a", default));
    }
}
