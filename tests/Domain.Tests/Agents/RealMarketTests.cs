using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Tests.Market;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>The same laws on real prices, and proof that the agents trade at all.</summary>
public sealed class RealMarketTests(ITestOutputHelper output)
{
    private static readonly string[] Coins = ["BTC", "ETH", "SOL"];

    [SharedDataFact]
    public void Every_agent_trades_the_minutes_of_2026_within_its_limits() => Judge("1m-2026", Timeframe.M1);

    [SharedDataFact]
    public void No_limit_is_passed_in_the_quarters_of_an_hour_of_2025() => Judge("15m-2025", Timeframe.M15);

    private void Judge(string set, Timeframe timeframe)
    {
        foreach (var coin in Coins)
        {
            var bars = SharedKlines.Read($"{coin}USDT-{set}.csv.gz", timeframe);
            foreach (var kind in Enum.GetValues<AgentKind>())
            {
                var run = AgentRun.Over(kind, bars);
                var breaches = LimitAudit.Breaches(run, AgentProfile.Of(kind).Mandate);
                var trades = run.Events.OfType<AgentEvent.Decided>().Count(e => e.Decision.Action == AgentAction.Enter);
                output.WriteLine(
                    $"{set} {coin} {kind}: {trades} entries, equity {run.Steps[^1].Equity:0}, "
                    + $"drawdown {run.Track.DrawdownMax:0.0000}, breaches {breaches.Count}");
                Assert.True(trades > 0, $"{kind} never entered {coin} in {set}.");
                Assert.All(breaches, breach => Assert.True(
                    breach.Excess <= breach.Gap && breach.StepsHeld <= 1, $"{kind} {coin}: {breach}"));
            }
        }
    }
}
