using TradingPlatform.Drills.Judging;
using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Load;
using TradingPlatform.Drills.Wires;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;

namespace TradingPlatform.Drills;

/// <summary>A process appends while its store fails under it, again and again; it is not killed and must find its way
/// back by itself.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Fault">Lets it go wrong, and ends when the store could be well again.</param>
public sealed record FaultDrill(string Name, Func<CancellationToken, Task> Fault)
{
    /// <summary>How often.</summary>
    public required int Times { get; init; }

    /// <summary>From when it happens.</summary>
    public required int Seed { get; init; }

    /// <summary>How the database's owner connects.</summary>
    public required string Owner { get; init; }

    /// <summary>The line between the process and the server; null for none.</summary>
    public Wire? Wire { get; init; }

    /// <summary>Longest time between two faults; the shortest is a fifth of it.</summary>
    public TimeSpan BetweenMax { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How soon appends must succeed again once the store could be well.</summary>
    public TimeSpan RecoveryLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Traders.</summary>
    public int Traders { get; init; } = 80;

    /// <summary>Markets.</summary>
    public int Markets { get; init; } = 3;

    /// <summary>Bounds of the process's log.</summary>
    public EventLogOptions Options { get; init; } = new();

    /// <summary>Carries it out on a migrated, empty database.</summary>
    /// <param name="progress">Told a line a fault.</param>
    /// <param name="cancellationToken">Ends it between two faults.</param>
    public async Task<DrillReport> RunAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var tally = new DrillTally(Name);
        await using var judge = new StoreJudge(Owner, tally.Book, tally.Findings);
        await using (var log = new PostgresEventLog(
            ConnectionString(), EventCatalog.Domain, TimeProvider.System, Options))
        {
            await LoadAsync(log, judge, tally, progress, cancellationToken);
        }

        tally.GivenAgain += await judge.JudgeAsync();
        return tally.Report(judge);
    }

    private string ConnectionString()
    {
        var straight = ApplicationConnection.Over(Owner);
        return Wire is null ? straight : Troubles.Over(Wire, straight);
    }

    private async Task LoadAsync(
        PostgresEventLog log,
        StoreJudge judge,
        DrillTally tally,
        Action<string> progress,
        CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(
            new LoadRun(1, 0, Traders, Markets).RunAsync(log, tally.Book, TimeProvider.System, stop.Token),
            judge.FollowAsync(stop.Token));
        try
        {
            await FailAsync(tally, progress, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }

    private async Task FailAsync(DrillTally tally, Action<string> progress, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // The seed makes it the same again; it guards no secret.
        var random = new Random(Seed);
        await RecoverAsync(tally, "the beginning");
        while (tally.Times < Times)
        {
            await Task.Delay(BetweenMax * (0.2 + (0.8 * random.NextDouble())), cancellationToken);
            await Fault(cancellationToken);
            tally.Times++;
            var took = await RecoverAsync(tally, $"time {tally.Times}");
            progress(FormattableString.Invariant(
                $"{Name}: {tally.Times} of {Times}, again at work after {took.TotalSeconds:0.00} s"));
        }
#pragma warning restore CA5394
    }

    /// <summary>Waits until new commands are acknowledged.</summary>
    private async Task<TimeSpan> RecoverAsync(DrillTally tally, string when)
    {
        var (began, before) = (TimeProvider.System.GetTimestamp(), tally.Book.Count(Answer.Stored));
        while (tally.Book.Count(Answer.Stored) == before)
        {
            if (TimeProvider.System.GetElapsedTime(began) > RecoveryLimit)
            {
                tally.Findings.Add($"After {when} nothing was stored for {RecoveryLimit.TotalSeconds} s.");
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), CancellationToken.None);
        }

        return TimeProvider.System.GetElapsedTime(began);
    }
}
