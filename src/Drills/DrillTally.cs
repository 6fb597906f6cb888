using TradingPlatform.Drills.Journals;
using TradingPlatform.Drills.Judging;

namespace TradingPlatform.Drills;

/// <summary>What a drill counts while it runs.</summary>
internal sealed class DrillTally(string name)
{
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public CommandBook Book { get; } = new();

    public Findings Findings { get; } = new();

    public int Times { get; set; }

    public int GivenAgain { get; set; }

    /// <summary>All of it.</summary>
    public DrillReport Report(StoreJudge judge) => new(
        name,
        Times,
        Book.Acknowledged().Count,
        GivenAgain,
        Book.Count(Answer.Unknown),
        Book.Count(Answer.NotStored),
        judge.Events,
        judge.Steps,
        Math.Round(Book.Slowest.TotalSeconds, 2),
        Math.Round(TimeProvider.System.GetElapsedTime(_began).TotalSeconds, 1),
        Findings.All);
}
