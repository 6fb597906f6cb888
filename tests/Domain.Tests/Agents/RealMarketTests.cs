using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Tests.Market;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>The same laws on real prices, and proof that the agents trade at all.</summary>
public sealed class RealMarketTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Every_agent_trades_the_minutes_of_2026_within_its_limits()
    {
        Judge("BTCUSDT-1m-2026", Timeframe.M1);
        Judge("ETHUSDT-1m-2026", Timeframe.M1);
        Judge("SOLUSDT-1m-2026", Timeframe.M1);
    }

    [SharedDataFact]
    public void No_limit_is_passed_in_three_years_of_quarters_of_an_hour()
    {
        Judge("SOLUSDT-15m-2023", Timeframe.M15);
        Judge("BTCUSDT-15m-2024", Timeframe.M15);
        Judge("ETHUSDT-15m-2025", Timeframe.M15);
    }

    private void Judge(string set, Timeframe timeframe)
    {
        var bars = SharedKlines.Read($"{set}.csv.gz", timeframe);
        foreach (var kind in Enum.GetValues<AgentKind>())
        {
            var run = AgentRun.Over(kind, bars);
            var breaches = LimitAudit.Breaches(run, AgentProfile.Of(kind).Mandate);
            var entries = run.Events.OfType<AgentEvent.Decided>().Count(e => e.Decision.Action == AgentAction.Enter);
            output.WriteLine(
                $"{set} {kind}: {entries} entries, {run.Desk.FillCount} fills, equity {run.Steps[^1].Equity:0}, "
                + $"drawdown {run.Track.DrawdownMax:0.0000}, {breaches.Count} gaps past a limit");
            Assert.True(entries > 0, $"{kind} never entered in {set}.");
            Assert.All(breaches, breach => Assert.True(
                breach.Excess <= breach.Gap && breach.StepsHeld <= 1, $"{kind} {set}: {breach}"));
        }
    }
}
