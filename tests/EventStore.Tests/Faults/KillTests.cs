using TradingPlatform.Drills;
using TradingPlatform.Drills.Journals;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Faults;

[Collection(UsesDatabase.Name)]
public sealed class KillTests(Database database, ITestOutputHelper output)
{
    [Fact]
    public async Task Of_processes_that_are_killed_at_work_nothing_acknowledged_is_lost_and_nothing_is_there_twice()
    {
        var drill = new KillDrill { Kills = 6, Seed = 1, LifeMax = TimeSpan.FromSeconds(1) };
        var report = await drill.RunAsync(
            Database.Owner(await database.CreateAsync()), output.WriteLine, CancellationToken.None);
        output.WriteLine($"{report}");
        Assert.Equal("", string.Join((char)10, report.Findings));
        Assert.Equal(6, report.Times);
        Assert.True(report.Acknowledged > 100, "hardly anything was acknowledged, so little was tried");
        Assert.True(report.GivenAgain > 0, "nobody died at work, so nothing was tried");
    }
}
