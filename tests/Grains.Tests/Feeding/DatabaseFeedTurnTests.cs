using Microsoft.Extensions.Logging.Abstractions;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Grains.Tests.Feeding;

[Collection(UsesDatabase.Name)]
public sealed class DatabaseFeedTurnTests(Database database)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_turn_is_one_processes_and_goes_on_when_it_is_given_back()
    {
        var connectionString = await database.CreateEmptyAsync();
        var first = await TakeAsync(connectionString);
        var second = TakeAsync(connectionString);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(second.IsCompleted);
        Assert.False(first.Lost.IsCancellationRequested);
        await first.DisposeAsync();
        await (await second.WaitAsync(AtMost)).DisposeAsync();
    }

    [Fact]
    public async Task A_turn_whose_connection_breaks_is_lost_and_another_process_takes_it()
    {
        var connectionString = await database.CreateEmptyAsync();
        await using var first = await TakeAsync(connectionString);
        var lost = new TaskCompletionSource();
        await using var notice = first.Lost.Register(lost.SetResult);
        await Database.ExecuteAsync(connectionString, """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'feed turn'
            """);
        await using var second = await TakeAsync(connectionString).WaitAsync(AtMost);
        await lost.Task.WaitAsync(AtMost);
        Assert.False(second.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Whoever_waits_for_the_turn_can_be_stopped()
    {
        var connectionString = await database.CreateEmptyAsync();
        await using var first = await TakeAsync(connectionString);
        using var stop = new CancellationTokenSource();
        var waiting = New(connectionString).TakeAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(AtMost));
    }

    private static Task<FeedLease> TakeAsync(string connectionString) =>
        New(connectionString).TakeAsync(CancellationToken.None);

    private static DatabaseFeedTurn New(string connectionString) =>
        new(connectionString, TimeProvider.System, NullLogger<DatabaseFeedTurn>.Instance);
}
