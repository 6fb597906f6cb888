using static TradingPlatform.Domain.Agents.AgentCommand;

namespace TradingPlatform.Domain.Agents;

/// <summary>What people may ask of an agent.</summary>
internal static class Commanding
{
    private static Decision<AgentEvent> AlreadyDone => Decision.AlreadyDone<AgentEvent>();

    public static Decision<AgentEvent> Begin(TradingAgentState state, Start command) =>
        Fault(command.CommandId, command.By, "") is { } fault ? fault
        : IsSpent(state, command.CommandId) || state.Status == AgentStatus.Active ? AlreadyDone
        : new AgentEvent.Started(command.CommandId, command.By, command.Sequence, command.At);

    public static Decision<AgentEvent> End(TradingAgentState state, Stop command) =>
        Fault(command.CommandId, command.By, command.Reason) is { } fault ? fault
        : IsSpent(state, command.CommandId) || state.Status == AgentStatus.Reducing ? AlreadyDone
        : state.Status != AgentStatus.Active ? AgentRefusal.NotTrading
        : new AgentEvent.Stopped(command.CommandId, command.By, command.Reason, command.At);

    public static Decision<AgentEvent> Break(TradingAgentState state, Halt command) =>
        Fault(command.CommandId, command.By, command.Reason) is { } fault ? fault
        : IsSpent(state, command.CommandId) || state.Status == AgentStatus.Halted ? AlreadyDone
        : new AgentEvent.Halted(command.CommandId, command.By, command.Reason, command.At);

    /// <summary>Only the order of the last decision can be refused; a repeat, or an older one, changes
    /// nothing.</summary>
    public static Decision<AgentEvent> Take(TradingAgentState state, Note command) =>
        string.Equals(state.LastDecision?.Order?.OrderId, command.OrderId, StringComparison.Ordinal)
        && !string.Equals(state.RefusedOrderId, command.OrderId, StringComparison.Ordinal)
            ? new AgentEvent.OrderRefused(
                command.OrderId, command.Refusal.Code, command.Refusal.Detail, command.Sequence, command.At)
            : AlreadyDone;

    private static Refusal? Fault(string commandId, string by, string reason) =>
        commandId.Length is 0 or > 100 ? AgentRefusal.CommandIdInvalid
        : by.Length is 0 or > 100 || string.Equals(by, TradingAgentState.MandateName, StringComparison.Ordinal)
            ? AgentRefusal.PersonRequired
        : reason.Length > 500 ? AgentRefusal.ReasonTooLong
        : null;

    private static bool IsSpent(TradingAgentState state, string commandId) =>
        state.CommandIds.Contains(commandId, StringComparer.Ordinal);
}
