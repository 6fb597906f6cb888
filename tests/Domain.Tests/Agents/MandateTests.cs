using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class MandateTests
{
    [Fact]
    public void The_drawdown_limit_closes_everything_and_halts()
    {
        var sight = Sights.Quiet(2).Holding(1m, 100m).Worth(95_000m);
        var agent = Agent(AgentKind.Atlas, Sights.Entered()).When(sight);

        var decision = agent.ThenDecided(AgentAction.Exit, "mandate.drawdown");
        Assert.Equal("mandate.drawdown refused: value 5000.35, limit 5000", decision.Risk);
        var halted = Assert.Single(agent.Answer.Events.OfType<AgentEvent.Halted>());
        Assert.Equal("mandate", halted.By);
        Assert.Equal(AgentStatus.Halted, agent.State.Status);
    }

    [Fact]
    public void The_guard_fires_before_the_limit_by_its_margin_and_the_cost_of_closing()
    {
        // 95 % of 5,000 is 4,750; closing 100 coins at 100 is reserved with 35.
        var sight = Sights.Quiet(2).Holding(100m, 100m);
        var quiet = sight.Worth(95_285.01m);
        quiet = quiet with { Track = quiet.Track with { DayStart = 95_285.01m } };
        Agent(AgentKind.Atlas, Sights.Entered()).When(quiet).ThenNothing();

        var loud = sight.Worth(95_285m);
        loud = loud with { Track = loud.Track with { DayStart = 95_285m } };
        Agent(AgentKind.Atlas, Sights.Entered()).When(loud).ThenDecided(AgentAction.Exit, "mandate.drawdown");
    }

    [Theory]
    [InlineData(AgentKind.Atlas, 99_050, "mandate.day-loss", "2026-01-08")]
    [InlineData(AgentKind.Orion, 95_250, "mandate.week-loss", "2026-01-12")]
    [InlineData(AgentKind.Nova, 85_750, "mandate.month-loss", "2026-02-01")]
    public void The_loss_limit_closes_and_stays_out_until_the_next_period(
        AgentKind kind, int equity, string rule, string until)
    {
        var agent = Agent(kind, Sights.Entered()).When(Sights.Quiet(2).Holding(1m, 100m).Worth(equity));
        agent.ThenDecided(AgentAction.Exit, rule);

        var end = DateTimeOffset.Parse($"{until}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((AgentStatus.Active, rule, end), (agent.State.Status, agent.State.OutRule, agent.State.OutUntil));
        Assert.True(agent.State.IsOut(end.AddTicks(-1)));
        Assert.False(agent.State.IsOut(end));
    }

    [Fact]
    public void A_loss_limit_reached_when_flat_is_written_down_once()
    {
        var agent = Agent(AgentKind.Atlas).When(Sights.Quiet(2).Worth(99_000m));
        agent.ThenDecided(AgentAction.Refused, "mandate.day-loss");

        agent.When(Sights.Quiet(3).Worth(99_000m)).ThenNothing();
    }

    [Fact]
    public void While_out_even_a_planned_position_is_closed()
    {
        var agent = Agent(AgentKind.Atlas).When(Sights.Quiet(2).Worth(99_000m));

        agent.When(Sights.Quiet(3).Worth(99_000m).Holding(1m, 100m)).ThenDecided(AgentAction.Exit, "mandate.day-loss");
    }

    [Fact]
    public void A_close_that_works_is_not_doubled_by_the_limit()
    {
        var close = Sights.Working(Sights.Intent("close-1", OrderSide.Sell, 1, reduceOnly: true), Sights.Noon);
        var sight = Sights.Quiet(2).Holding(1m, 100m).With(close).Worth(94_000m);
        var agent = Agent(AgentKind.Atlas, Sights.Entered()).When(sight);

        Assert.Null(agent.ThenDecided(AgentAction.Refused, "mandate.drawdown").Order);
        Assert.Equal(AgentStatus.Halted, agent.State.Status);
    }

    [Fact]
    public void A_start_after_a_drawdown_halt_sets_a_new_peak_at_the_next_step()
    {
        var agent = Agent(AgentKind.Atlas).When(Sights.Quiet(2).Worth(95_000m));
        agent.When(new AgentCommand.Start("again", "alice", 0, Sights.Noon)).Then<AgentEvent.Started>();
        var sight = Sights.Quiet(3).Worth(95_000m);
        sight = sight with { Track = sight.Track with { DayStart = 95_000m } };

        var mark = agent.When(sight).Then<AgentEvent.EquityMarked>();
        Assert.Equal(95_000m, mark.Track.Peak);
        Assert.False(agent.State.PeakIsDue);
        agent.When(sight with { Sequence = 4, Track = mark.Track }).ThenNothing();
    }

    [Fact]
    public void A_start_after_a_halt_by_a_person_keeps_the_peak()
    {
        var agent = Agent(AgentKind.Atlas, new AgentEvent.Halted("h", "alice", "fire", Sights.Noon))
            .When(new AgentCommand.Start("again", "alice", 0, Sights.Noon));

        Assert.False(agent.State.PeakIsDue);
    }

    [Fact]
    public void An_idle_agent_only_marks_its_equity()
    {
        var agent = new AgentScenario(AgentKind.Atlas).When(Sights.Quiet(1).Worth(90_000m));

        Assert.Equal(90_000m, agent.Then<AgentEvent.EquityMarked>().Track.Equity);
        agent.When(Sights.Quiet(2).Worth(80_000m)).ThenNothing();
    }

    private static AgentScenario Agent(AgentKind kind, params AgentEvent[] history) =>
        new AgentScenario(kind).Given([AgentScenario.Started, .. history]);
}
