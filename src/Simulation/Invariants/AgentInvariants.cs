using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Agents: they decide step by step, never ahead of the market, open nothing while they may not, and stay
/// within what they may lose.</summary>
internal static class AgentInvariants
{
    /// <summary>Invariants 15 and 18 of every agent.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var key in Cast.Agents)
        {
            var status = AgentStatus.Idle;
            var (number, sequence, peak) = (0L, 0L, 0m);
            foreach (var stored in evidence.Store.Stream($"agent-{key}"))
            {
                status = StatusAfter(stored, status);
                peak = stored.Body is AgentEvent.Started ? 0 : peak; // a restart after a halt measures anew
                if (TrackOf(stored) is { } told)
                {
                    if (told.Peak < Math.Max(peak, told.Equity))
                    {
                        yield return new Violation(18, $"{key}: its peak is {told.Peak} at version {stored.Version}.");
                    }

                    peak = told.Peak;
                }

                if (stored.Body is not AgentEvent.Decided { Decision: var decision, Track: var track })
                {
                    continue;
                }

                if (decision.Number != number + 1 || decision.Sequence < sequence)
                {
                    yield return new Violation(
                        15, $"{key}: decision {decision.Number} at step {decision.Sequence} follows {number}.");
                }

                (number, sequence) = (decision.Number, decision.Sequence);
                foreach (var violation in CheckDecision(evidence, key.ToString(), status, decision, track))
                {
                    yield return violation;
                }
            }
        }
    }

    private static EquityTrack? TrackOf(StoredEvent stored) => stored.Body switch
    {
        AgentEvent.Decided e => e.Track,
        AgentEvent.EquityMarked e => e.Track,
        _ => null,
    };

    private static AgentStatus StatusAfter(StoredEvent stored, AgentStatus before) => stored.Body switch
    {
        AgentEvent.Started => AgentStatus.Active,
        AgentEvent.Stopped => AgentStatus.Reducing,
        AgentEvent.Halted => AgentStatus.Halted,
        _ => before,
    };

    private static IEnumerable<Violation> CheckDecision(
        Evidence evidence, string agent, AgentStatus status, AgentDecision decision, EquityTrack track)
    {
        var steps = evidence.Store.Batches(Cast.Agents[0].Symbol);
        if (decision.Sequence > steps.Count || decision.At != steps[(int)decision.Sequence - 1].At)
        {
            yield return new Violation(
                15, $"{agent}: decision {decision.Number} rests on step {decision.Sequence}, which is not in the log.");
        }

        if (decision.Action != AgentAction.Enter)
        {
            yield break;
        }

        var kind = Cast.Agents.First(key => string.Equals(key.ToString(), agent, StringComparison.Ordinal)).Kind;
        var lost = track.Peak == 0 ? 0 : (track.Peak - track.Equity) / track.Peak;
        if (status != AgentStatus.Active || lost >= AgentProfile.Of(kind).Mandate.DrawdownMax)
        {
            yield return new Violation(
                18, $"{agent} opened something in decision {decision.Number} while {status}, {lost:P1} below its top.");
        }

        if (decision.Order is { } order
            && evidence.Books[agent].Orders.TryGetValue(order.OrderId, out var placed)
            && placed.Sequence != decision.Sequence)
        {
            yield return new Violation(15, $"{agent}: order {order.OrderId} says it saw step {placed.Sequence}.");
        }
    }
}
