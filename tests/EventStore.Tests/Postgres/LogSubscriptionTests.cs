using System.Globalization;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Postgres;

[Collection(UsesDatabase.Name)]
public sealed class LogSubscriptionTests(Database database)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_reader_that_stops_and_starts_again_goes_on_after_what_it_handled()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await using var checkpoints = new PostgresCheckpoints(connectionString);
        await AppendAsync(log, 0, 50);
        Assert.Equal(Numbers(0, 50), await FollowAsync(log, checkpoints, upTo: 49));
        await AppendAsync(log, 50, 50);
        Assert.Equal(Numbers(50, 50), await FollowAsync(log, checkpoints, upTo: 99));
    }

    [Fact]
    public async Task A_page_whose_handler_failed_comes_again()
    {
        await using var log = new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);
        var checkpoints = new MemoryCheckpoints();
        await AppendAsync(log, 0, 3);
        var subscription = new LogSubscription("reader", log, checkpoints, TimeProvider.System);
        await Assert.ThrowsAsync<FormatException>(
            () => subscription.RunAsync((_, _) => throw new FormatException(), default));
        Assert.Equal(Numbers(0, 3), await FollowAsync(log, checkpoints, upTo: 2));
    }

    [Theory]
    [InlineData("HighWaterMark")]
    [InlineData("Orders:All")]
    [InlineData("")]
    public async Task A_name_of_Martens_daemon_is_refused(string name)
    {
        await using var checkpoints = new PostgresCheckpoints(await database.CreateAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => checkpoints.SaveAsync(name, 1, default));
        await Assert.ThrowsAsync<ArgumentException>(() => checkpoints.LoadAsync(name, default));
    }

    private static async Task<List<int>> FollowAsync(PostgresEventLog log, ICheckpoints checkpoints, int upTo)
    {
        var seen = new List<int>();
        using var stop = new CancellationTokenSource(Limit);
        var subscription = new LogSubscription("reader", log, checkpoints, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscription.RunAsync(
            async (page, _) =>
            {
                foreach (var stored in page)
                {
                    seen.Add(int.Parse(((Note.Written)stored.Body).Text, CultureInfo.InvariantCulture));
                }

                if (seen.Contains(upTo))
                {
                    await checkpoints.SaveAsync("reader", page[^1].Position, default);
                    await stop.CancelAsync();
                }
            },
            stop.Token));
        return seen;
    }

    private static async Task AppendAsync(PostgresEventLog log, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            await log.AppendAsync(new AppendRequest("note-a", i, [new Note.Written($"{i}")]), default);
        }
    }

    private static IEnumerable<int> Numbers(int from, int count) => Enumerable.Range(from, count);
}
