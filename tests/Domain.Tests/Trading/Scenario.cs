namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Given what happened, when this is asked, then this happens, or nothing, or a refusal.</summary>
internal sealed class Scenario<TState, TCommand, TEvent>(Decider<TState, TCommand, TEvent> decider)
{
    private Decision<TEvent> _decision = Decision.AlreadyDone<TEvent>();

    public TState State { get; private set; } = decider.Initial;

    public IReadOnlyList<TEvent> Events => _decision.Events;

    /// <summary>Asks, expects no refusal, and lets what was decided happen.</summary>
    public Scenario<TState, TCommand, TEvent> After(params TCommand[] commands)
    {
        foreach (var command in commands)
        {
            When(command);
            Assert.Null(_decision.Refusal);
            State = _decision.Events.Aggregate(State, decider.Evolve);
        }

        return this;
    }

    /// <summary>Asks; nothing happens yet.</summary>
    public Scenario<TState, TCommand, TEvent> When(TCommand command)
    {
        _decision = decider.Decide(State, command);
        return this;
    }

    public void Then(params TEvent[] expected)
    {
        Assert.Null(_decision.Refusal);
        Assert.Equal(expected, _decision.Events);
    }

    public void ThenNothing() => Then();

    public string ThenRefused(string code)
    {
        Assert.Empty(_decision.Events);
        Assert.NotNull(_decision.Refusal);
        Assert.Equal(code, _decision.Refusal.Code);
        return _decision.Refusal.Detail;
    }
}
