namespace TradingPlatform.Domain.Agents;

/// <summary>What may be asked of an agent. A repeated <c>CommandId</c> changes nothing.</summary>
public abstract record AgentCommand
{
    private AgentCommand() { }

    /// <summary>Trade from now on; also leaves Halted.</summary>
    /// <param name="CommandId">The caller's id of it.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="Sequence">The symbol's last step at that time: an agent that is started first looks at those after
    /// it.</param>
    /// <param name="At">Market time.</param>
    public sealed record Start(string CommandId, string By, long Sequence, DateTimeOffset At) : AgentCommand;

    /// <summary>Open nothing more.</summary>
    public sealed record Stop(string CommandId, string By, string Reason, DateTimeOffset At) : AgentCommand;

    /// <summary>Cancel, close and stay out.</summary>
    public sealed record Halt(string CommandId, string By, string Reason, DateTimeOffset At) : AgentCommand;

    /// <summary>Look at one step and decide.</summary>
    public sealed record Consider(AgentSight Sight) : AgentCommand;

    /// <summary>The account refused the order of the last decision.</summary>
    public sealed record Note(string OrderId, Refusal Refusal, long Sequence, DateTimeOffset At) : AgentCommand;
}
