using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>No market, however bad, carries an agent past a limit of its mandate by more than one gap.</summary>
public sealed class LimitsTests(ITestOutputHelper output)
{
    private const int Seeds = 12;

    public static TheoryData<AgentKind> Kinds => [.. Enum.GetValues<AgentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_limit_is_passed_by_more_than_one_gap_of_the_market(AgentKind kind) =>
        Judge(kind, fillsMin: 10, seed => Run(new AgentRun(kind), seed));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reckless_strategy_does_not_pass_a_limit_either(AgentKind kind) =>
        Judge(kind, fillsMin: 1_000, seed => Run(new AgentRun(AgentProfile.Of(kind), new Reckless()), seed));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_slow_venue_that_refuses_now_and_then_still_ends_flat_and_never_gets_a_doubled_order(AgentKind kind)
    {
        foreach (var seed in Enumerable.Range(101, Seeds))
        {
            var random = new Random(seed);
            var run = new AgentRun(kind, fillShare: 0.02m, refuses: _ => random.Next(4) == 0);
            Run(run, seed);
            run.Ask(new AgentCommand.Halt("halt-last", "tester", "the end", Sights.Noon));
            RunOn(run, seed);

            var left = Math.Abs(run.Desk.Quantity) * run.Steps[^1].Price;
            Assert.True(left < AgentRun.Rules.NotionalMin, $"{kind}, seed {seed}: {left} USDT left.");
            Assert.Empty(run.Desk.Open);
        }
    }

    private void Judge(AgentKind kind, int fillsMin, Func<int, AgentRun> play)
    {
        var (fills, breaches, halts) = (0, 0, 0);
        foreach (var seed in Enumerable.Range(1, Seeds))
        {
            var run = play(seed);
            var found = LimitAudit.Breaches(run, AgentProfile.Of(kind).Mandate);
            Assert.All(found, breach => Assert.True(
                breach.Excess <= breach.Gap && breach.StepsHeld <= 1, $"{kind}, seed {seed}: {breach}"));
            (fills, breaches) = (fills + run.Desk.FillCount, breaches + found.Count);
            halts += run.Events.OfType<AgentEvent.Halted>().Count();
        }

        output.WriteLine($"{kind}: seeds 1 to {Seeds}, {fills} fills, {breaches} gaps past a limit, {halts} halts.");
        Assert.True(fills >= fillsMin, $"{kind} hardly traded: {fills} fills prove nothing.");
    }

    // A person who starts it again after every halt: the worst that can be done to it.
    private static AgentRun Run(AgentRun run, int seed)
    {
        run.Ask(new AgentCommand.Start("start-0", "tester", 0, Sights.Noon));
        foreach (var bar in GeneratedMarket.Bars(seed, 6_000, run.StepTimeframe))
        {
            run.Take(bar);
            if (run.State.Status == AgentStatus.Halted && run.Desk.Quantity == 0)
            {
                run.Ask(new AgentCommand.Start($"start-{run.Events.Count}", "tester", 0, Sights.Noon));
            }
        }

        return run;
    }

    private static void RunOn(AgentRun run, int seed)
    {
        var (at, price) = (run.Steps[^1].At, run.Steps[^1].Price);
        for (var i = 0; i < 500; i++)
        {
            run.Take(new Candle(Timeframe.M1, at.AddMinutes(i), price, price, price, price, 1_000m + seed, 0));
        }
    }
}
