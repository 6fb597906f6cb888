namespace TradingPlatform.Domain.Agents;

/// <summary>What happened to an agent.</summary>
public abstract record AgentEvent
{
    private AgentEvent() { }

    /// <summary>It trades from now on.</summary>
    [EventType("agent_started")]
    public sealed record Started(string CommandId, string By, long Sequence, DateTimeOffset At) : AgentEvent;

    /// <summary>It opens nothing more.</summary>
    [EventType("agent_stopped")]
    public sealed record Stopped(string CommandId, string By, string Reason, DateTimeOffset At) : AgentEvent;

    /// <summary>It was halted, by a person or by a limit of its mandate.</summary>
    [EventType("agent_halted")]
    public sealed record Halted(string CommandId, string By, string Reason, DateTimeOffset At) : AgentEvent;

    /// <summary>It decided.</summary>
    [EventType("agent_decided")]
    public sealed record Decided(AgentDecision Decision, EquityTrack Track) : AgentEvent;

    /// <summary>Its account refused the order of its last decision.</summary>
    [EventType("agent_order_refused")]
    public sealed record OrderRefused(string OrderId, string Code, string Detail, long Sequence, DateTimeOffset At)
        : AgentEvent;

    /// <summary>Its equity, once an hour of market time and at the step after a change of status.</summary>
    [EventType("agent_equity_marked")]
    public sealed record EquityMarked(long Sequence, decimal Position, decimal Price, EquityTrack Track) : AgentEvent;
}
