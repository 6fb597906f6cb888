using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Judging;
using TradingPlatform.Drills.Load;
using TradingPlatform.EventStore.Roles;

namespace TradingPlatform.Drills;

/// <summary>Two processes append to streams that overlap; both are killed without warning, one while the other goes on.
/// Round after round, on one store.</summary>
public sealed record KillDrill
{
    /// <summary>How many processes are killed; two a round.</summary>
    public required int Kills { get; init; }

    /// <summary>From when they die.</summary>
    public required int Seed { get; init; }

    /// <summary>Longest life of a process after its first stored command; the shortest is a tenth of it.</summary>
    public TimeSpan LifeMax { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Traders in each process.</summary>
    public int Traders { get; init; } = 16;

    /// <summary>Markets in each process.</summary>
    public int Markets { get; init; } = 3;

    /// <summary>Carries it out on a migrated, empty database.</summary>
    /// <param name="owner">How the database's owner connects.</param>
    /// <param name="progress">Told a line a round.</param>
    /// <param name="cancellationToken">Ends it between two rounds.</param>
    public async Task<DrillReport> RunAsync(
        string owner, Action<string> progress, CancellationToken cancellationToken)
    {
        var tally = new DrillTally("kill -9");
        await using var judge = new StoreJudge(owner, tally.Book, tally.Findings);
#pragma warning disable CA5394 // The seed makes it the same again; it guards no secret.
        var random = new Random(Seed);
#pragma warning restore CA5394
        for (var round = 1; tally.Times < Kills; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RoundAsync(round, ApplicationConnection.Over(owner), tally, judge, random);
            progress($"kill -9: {tally.Times} of {Kills}, {judge.Events} events");
        }

        return tally.Report(judge);
    }

    private async Task RoundAsync(
        int round, string connectionString, DrillTally tally, StoreJudge judge, Random random)
    {
        using var stop = new CancellationTokenSource();
        using var first = LoadProcess.Start(
            new LoadRun(round, 0, Traders, Markets), connectionString, tally.Book);
        using var second = LoadProcess.Start(
            new LoadRun(round, 1, Traders, Markets), connectionString, tally.Book);
        var following = judge.FollowAsync(stop.Token);
        await Task.WhenAll(first.AtWorkAsync(), second.AtWorkAsync());
        foreach (var one in random.Next(2) == 0 ? new[] { first, second } : [second, first])
        {
            await Task.Delay(LifeMax * (0.1 + (0.9 * random.NextDouble())) / 2);
            await one.KillAsync();
            tally.Times++;
        }

        await stop.CancelAsync();
        await following;
        tally.GivenAgain += await judge.JudgeAsync();
    }
}
