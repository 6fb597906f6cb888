using TradingPlatform.Domain.Agents;
using static TradingPlatform.Domain.Agents.AgentCommand;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class CommandTests
{
    private static readonly DateTimeOffset Noon = Sights.Noon;

    [Fact]
    public void An_idle_agent_can_be_started()
    {
        var agent = Atlas().When(new Start("c1", "alice", 0, Noon));

        Assert.Equal(new AgentEvent.Started("c1", "alice", 0, Noon), agent.Then<AgentEvent.Started>());
        Assert.Equal(AgentStatus.Active, agent.State.Status);
    }

    [Fact]
    public void The_same_command_twice_is_done_once() =>
        Atlas().Given(AgentScenario.Started, new AgentEvent.Stopped("c2", "alice", "lunch", Noon))
            .When(new Start("start-1", "alice", 0, Noon))
            .ThenNothing();

    [Fact]
    public void Starting_what_trades_changes_nothing() =>
        Atlas().Given(AgentScenario.Started).When(new Start("c2", "bob", 0, Noon)).ThenNothing();

    [Fact]
    public void A_trading_agent_can_be_stopped_and_says_why()
    {
        var agent = Atlas().Given(AgentScenario.Started).When(new Stop("c2", "alice", "holidays", Noon));

        agent.Then<AgentEvent.Stopped>();
        Assert.Equal((AgentStatus.Reducing, "holidays"), (agent.State.Status, agent.State.StatusReason));
    }

    [Fact]
    public void Stopping_what_was_never_started_is_refused() =>
        Atlas().When(new Stop("c1", "alice", "", Noon)).ThenRefused(AgentRefusal.NotTrading);

    [Fact]
    public void Stopping_what_is_halted_is_refused() =>
        Atlas().Given(AgentScenario.Started, new AgentEvent.Halted("h", "alice", "fire", Noon))
            .When(new Stop("c1", "alice", "", Noon))
            .ThenRefused(AgentRefusal.NotTrading);

    [Theory]
    [InlineData("")]
    [InlineData(TradingAgentState.MandateName)]
    public void Only_a_person_starts(string by) =>
        Atlas().When(new Start("c1", by, 0, Noon)).ThenRefused(AgentRefusal.PersonRequired);

    [Fact]
    public void A_command_without_id_is_refused() =>
        Atlas().When(new Start("", "alice", 0, Noon)).ThenRefused(AgentRefusal.CommandIdInvalid);

    [Fact]
    public void A_reason_of_501_characters_is_refused() =>
        Atlas().Given(AgentScenario.Started)
            .When(new Halt("c1", "alice", new string('x', 501), Noon))
            .ThenRefused(AgentRefusal.ReasonTooLong);

    [Fact]
    public void A_halted_agent_leaves_only_by_a_start()
    {
        var agent = Atlas().Given(AgentScenario.Started).When(new Halt("c2", "alice", "fire", Noon));
        agent.Then<AgentEvent.Halted>();

        agent.When(new Halt("c3", "bob", "again", Noon)).ThenNothing();
        agent.When(new Start("c4", "alice", 0, Noon)).Then<AgentEvent.Started>();
        Assert.Equal(AgentStatus.Active, agent.State.Status);
    }

    [Fact]
    public void The_oldest_of_201_commands_is_forgotten_and_the_next_is_not()
    {
        var history = Enumerable.Range(1, 201).Select(i => new AgentEvent.Started($"c{i}", "alice", 0, Noon));
        var agent = Atlas().Given([.. history]);

        Assert.Equal(TradingAgentState.CommandIdsMax, agent.State.CommandIds.Count);
        Assert.DoesNotContain("c1", agent.State.CommandIds);
        Assert.Contains("c2", agent.State.CommandIds);
    }

    [Fact]
    public void A_refused_entry_leaves_no_plan_behind()
    {
        var note = new Note("entry-1", new Refusal("account.poor", "No money."), 1, Noon);
        var agent = Atlas().Given(AgentScenario.Started, Sights.Entered()).When(note);

        var refused = agent.Then<AgentEvent.OrderRefused>();
        Assert.Equal("account.poor", refused.Code);
        Assert.Null(agent.State.Plan);
        Assert.Null(agent.State.StopPrice);
        agent.When(note).ThenNothing();
    }

    [Fact]
    public void A_note_about_an_unknown_order_changes_nothing() =>
        Atlas().Given(AgentScenario.Started, Sights.Entered())
            .When(new Note("somebody-elses", new Refusal("account.poor", ""), 1, Noon))
            .ThenNothing();

    private static AgentScenario Atlas() => new(AgentKind.Atlas);
}
