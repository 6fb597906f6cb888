using System.Collections.Immutable;
using TradingPlatform.Domain.Risk;
using TradingPlatform.Domain.Strategies;

namespace TradingPlatform.Domain.Agents;

/// <summary>What an agent does at one step. The order of the rules is the order of their weight: limits of the mandate,
/// protection of what is open, open entries, and only then the strategy.</summary>
internal static class Considering
{
    /// <summary>The events of one step: the hourly mark, the decision, the halt; most steps have none.</summary>
    public static Decision<AgentEvent> Decide(
        AgentProfile profile, IStrategy strategy, string agentId, TradingAgentState state, AgentSight sight)
    {
        if (sight.Sequence <= state.LastSequence || sight.Price <= 0)
        {
            return Decision.AlreadyDone<AgentEvent>();
        }

        var track = state.PeakIsDue ? sight.Track with { Peak = sight.Account.Equity } : sight.Track;
        var moment = new Moment(profile, strategy, state, sight, track);
        var (draft, halts) = Choose(moment);
        if (draft is null && !MarkIsDue(state, sight.At))
        {
            return Decision.AlreadyDone<AgentEvent>();
        }

        var events = ImmutableArray.CreateBuilder<AgentEvent>(3);
        if (MarkIsDue(state, sight.At))
        {
            events.Add(new AgentEvent.EquityMarked(
                sight.Sequence, sight.Account.PositionQuantity, sight.Price, track));
        }

        if (draft is not null)
        {
            var decision = draft.Number(agentId, state, sight);
            events.Add(new AgentEvent.Decided(decision, track));
            if (halts)
            {
                var id = $"{TradingAgentState.MandateName}-{decision.Number}";
                events.Add(new AgentEvent.Halted(id, TradingAgentState.MandateName, draft.Risk, sight.At));
            }
        }

        return events.DrainToImmutable();
    }

    private static bool MarkIsDue(TradingAgentState state, DateTimeOffset at) =>
        state.PeakIsDue || at.UtcTicks / TimeSpan.TicksPerHour > state.MarkedAt.UtcTicks / TimeSpan.TicksPerHour;

    private static (Draft? Draft, bool Halts) Choose(Moment moment)
    {
        var (state, sight) = (moment.State, moment.Sight);
        switch (state.Status)
        {
            case AgentStatus.Idle:
                return (null, false);
            case AgentStatus.Halted:
                var risk = $"halted by {state.StatusBy}: {state.StatusReason}";
                return (Closing.Everything(moment, "halt", "Halted: everything is closed.", risk), false);
            default:
                break;
        }

        var notional = Math.Abs(sight.Account.PositionQuantity) * sight.Price;
        var verdict = MandateGuard.Judge(moment.Profile.Mandate, moment.Track, sight.Account.Equity, notional);
        if (!verdict.Allowed && string.Equals(verdict.Rule, MandateGuard.DrawdownRule, StringComparison.Ordinal))
        {
            return (Breach(moment, verdict, "The drawdown reached the mandate's limit."), true);
        }

        if (state.IsOut(sight.At))
        {
            const string Why = "The loss limit of the period holds: everything is closed.";
            return (Closing.Everything(moment, state.OutRule, Why, verdict.ToString()), false);
        }

        return verdict.Allowed
            ? (Protecting.Check(moment) ?? Managing.Choose(moment), false)
            : (Breach(moment, verdict, "The loss of the period reached the mandate's limit."), false);
    }

    // A breach is always written down, even when nothing is open: it is what keeps the agent out.
    private static Draft Breach(Moment moment, RiskVerdict verdict, string why) =>
        Closing.Everything(moment, verdict.Rule, why, verdict.ToString())
        ?? new Draft(
            AgentAction.Refused, verdict.Rule, why, Closing.Facts(moment), verdict.ToString(), null, [], null, null);
}
