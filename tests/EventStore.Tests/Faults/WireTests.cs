using TradingPlatform.Drills;
using TradingPlatform.Drills.Wires;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Faults;

/// <summary>The line between the process and its store fails.</summary>
[Collection(UsesDatabase.Name)]
public sealed class WireTests(Database database, ITestOutputHelper output)
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task A_line_that_is_cut_in_the_commit_leaves_the_outcome_unknown_and_the_retry_finds_it(int writers)
    {
        var direct = await database.CreateAsync();
        await using var wire = new Wire(Troubles.PortOf(direct));
        await using var log = Open(wire, direct);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(i => AppendAsync(log, i, 0, $"first-{i}")));

        wire.CutAfterCommit(1);
        var answers = Enumerable.Range(0, writers).Select(i => AppendAsync(log, i, 1, $"cut-{i}")).ToList();
        var failures = (await Task.WhenAll(answers.Select(answer => Record.ExceptionAsync(() => answer)))).ToList();
        Assert.Equal(1, wire.Cuts);
        var cut = failures.FindAll(failure => failure is not null);
        Assert.NotEmpty(cut);
        Assert.All(cut, failure => Assert.True(Assert.IsType<EventLogUnavailableException>(failure).OutcomeUnknown));

        var retries = await Task.WhenAll(Enumerable.Range(0, writers).Select(i => AppendAsync(log, i, 1, $"cut-{i}")));
        Assert.All(retries, receipt => Assert.Equal(new AppendReceipt(2, IsRepeat: true), receipt));
        Assert.Equal(2L * writers, await Database.ExecuteAsync(direct, "SELECT count(*) FROM events.mt_events"));
    }

    [Fact]
    public async Task Lines_that_are_cut_in_commits_under_load_lose_nothing_and_double_nothing()
    {
        var direct = await database.CreateAsync();
        await using var wire = new Wire(Troubles.PortOf(direct));
        var report = await new FaultDrill("cut in commit", stop => Troubles.CutInCommitAsync(wire, stop))
        {
            Times = 5,
            Seed = 1,
            Owner = Database.Owner(direct),
            Wire = wire,
            BetweenMax = TimeSpan.FromMilliseconds(300),
        }.RunAsync(output.WriteLine, CancellationToken.None);
        output.WriteLine($"{report}");
        Assert.Equal("", string.Join((char)10, report.Findings));
        Assert.True(report.Unknown >= 5, "nobody was told that the outcome is unknown");
    }

    [Fact]
    public async Task A_line_that_takes_half_a_second_there_and_back_is_slow_and_works()
    {
        var direct = await database.CreateAsync();
        await using var wire = new Wire(Troubles.PortOf(direct)) { Delay = HalfASecond / 2 };
        await using var log = Open(wire, direct);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => AppendAsync(log, i, 0, $"first-{i}")));
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => AppendAsync(log, i, 1, $"second-{i}")));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), HalfASecond, HalfASecond * 10);
    }

    [Fact]
    public async Task A_line_that_falls_silent_is_told_within_the_patience_and_left_when_it_speaks_again()
    {
        var options = new EventLogOptions
        {
            ConnectLimit = TimeSpan.FromSeconds(1),
            CommandLimit = TimeSpan.FromSeconds(1),
            Patience = TimeSpan.FromSeconds(1),
        };
        var direct = await database.CreateAsync();
        await using var wire = new Wire(Troubles.PortOf(direct));
        await using var log = Open(wire, direct, options);
        await AppendAsync(log, 0, 0, "first");

        wire.IsSilent = true;
        var began = TimeProvider.System.GetTimestamp();
        var told = new List<TimeSpan>();
        var answers = Enumerable.Range(1, 40).Select(async i =>
        {
            await Task.Delay(i * 100);
            var handedIn = TimeProvider.System.GetTimestamp();
            var failure = await Record.ExceptionAsync(() => AppendAsync(log, i, 0, $"silent-{i}"));
            Assert.IsType<EventLogUnavailableException>(failure);
            lock (told)
            {
                told.Add(TimeProvider.System.GetElapsedTime(handedIn));
            }
        }).ToList();
        var reading = Record.ExceptionAsync(() => log.VersionAsync("note-0", default));
        await Task.WhenAll(answers);
        Assert.IsType<EventLogUnavailableException>(await reading);
        output.WriteLine($"slowest of 40: {told.Max()}");
        Assert.InRange(told.Max(), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));

        wire.IsSilent = false;
        began = TimeProvider.System.GetTimestamp();
        await Eventually.AppendsAsync(() => AppendAsync(log, 50, 0, "again"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    private static PostgresEventLog Open(Wire wire, string direct, EventLogOptions? options = null) =>
        new(Troubles.Over(wire, direct), Note.Catalog, TimeProvider.System, options);

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, int stream, long version, string command) =>
        log.AppendAsync(
            new AppendRequest($"note-{stream}", version, [new Note.Written(command)]) { CommandId = command }, default);
}
