using System.Text.Json;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class DeterminismTests
{
    private const int Bars = 3_000;

    public static TheoryData<AgentKind> Kinds => [.. Enum.GetValues<AgentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_market_twice_gives_the_same_events_bit_for_bit(AgentKind kind)
    {
        Assert.Equal(Text(Over(kind, 7)), Text(Over(kind, 7)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_restart_at_any_step_changes_nothing(AgentKind kind)
    {
        var whole = Over(kind, 8);
        var broken = Reckless(kind);
        broken.Ask(new AgentCommand.Start("start-1", "tester", 0, DateTimeOffset.UnixEpoch));
        var random = new Random(9);
        foreach (var bar in GeneratedMarket.Bars(8, Bars, broken.StepTimeframe))
        {
            broken.Take(bar);
            if (random.Next(5) == 0)
            {
                broken.Restart();
            }
        }

        Assert.True(whole.Desk.FillCount > 20, "Too few fills to prove anything.");
        Assert.Equal(Text(whole), Text(broken));
        Assert.Equal(whole.Track, broken.Track);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_restart_after_a_drawdown_halt_keeps_the_new_peak(AgentKind kind)
    {
        var whole = WithOneStartAgain(kind, restarts: false);
        var broken = WithOneStartAgain(kind, restarts: true);

        Assert.Contains(whole.Events, happened => happened is AgentEvent.Halted { By: TradingAgentState.MandateName });
        Assert.Equal(Text(whole), Text(broken));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_order_has_its_own_name(AgentKind kind)
    {
        var run = Over(kind, 11);
        var decisions = run.Events.OfType<AgentEvent.Decided>().Select(e => e.Decision);
        var ids = decisions.Select(decision => decision.Order?.OrderId).OfType<string>().ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Events_come_back_from_JSON_as_they_were(AgentKind kind)
    {
        var run = Over(kind, 12);
        var decided = run.Events.OfType<AgentEvent.Decided>().ToList();
        var back = decided.Select(e => JsonSerializer.Deserialize<AgentEvent.Decided>(JsonSerializer.Serialize(e))!);

        Assert.Equal(JsonSerializer.Serialize(decided), JsonSerializer.Serialize(back));
    }

    // A crash takes every agent to its drawdown limit: an open position of it would be luck, so equity is taken away.
    private static AgentRun WithOneStartAgain(AgentKind kind, bool restarts)
    {
        var run = Reckless(kind);
        run.Ask(new AgentCommand.Start("start-1", "tester", 0, DateTimeOffset.UnixEpoch));
        foreach (var (bar, i) in GeneratedMarket.Bars(10, Bars, run.StepTimeframe).Select((bar, i) => (bar, i)))
        {
            if (i == 1_000)
            {
                run.Desk.Lose(25_000m);
            }

            run.Take(bar);
            if (i == 1_100)
            {
                run.Ask(new AgentCommand.Start("start-2", "tester", 0, DateTimeOffset.UnixEpoch));
            }

            if (restarts && i > 990 && i % 3 == 0)
            {
                run.Restart();
            }
        }

        return run;
    }

    private static AgentRun Over(AgentKind kind, int seed)
    {
        var run = Reckless(kind);
        run.Ask(new AgentCommand.Start("start-1", "tester", 0, DateTimeOffset.UnixEpoch));
        foreach (var bar in GeneratedMarket.Bars(seed, Bars, run.StepTimeframe))
        {
            run.Take(bar);
        }

        return run;
    }

    // The strategy that decides most often proves most; the real ones are judged on real prices.
    private static AgentRun Reckless(AgentKind kind) => new(AgentProfile.Of(kind), new Reckless());

    private static string Text(AgentRun run) =>
        string.Join('\n', run.Events.Select(happened => JsonSerializer.Serialize<object>(happened)));
}
