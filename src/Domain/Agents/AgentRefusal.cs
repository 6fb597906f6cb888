namespace TradingPlatform.Domain.Agents;

/// <summary>Every "no" an agent can say to a command.</summary>
public static class AgentRefusal
{
    /// <summary>Only a person starts or halts from outside; the mandate's own name is taken.</summary>
    public static readonly Refusal PersonRequired = new(
        "agent.person-required", "Say who asks: a name that is not empty, at most 100 characters, and not 'mandate'.");

    /// <summary>The command has no usable id.</summary>
    public static readonly Refusal CommandIdInvalid = new(
        "agent.command-id-invalid", "A command id has 1 to 100 characters.");

    /// <summary>The reason is too long.</summary>
    public static readonly Refusal ReasonTooLong = new(
        "agent.reason-too-long", "A reason has at most 500 characters.");

    /// <summary>There is nothing to stop.</summary>
    public static readonly Refusal NotTrading = new(
        "agent.not-trading", "The agent does not trade now, so there is nothing to stop; start it first.");
}
