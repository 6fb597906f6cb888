using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Risk;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>Judges a finished run against RULES §7 from its equity and positions alone; it asks the agent
/// nothing.</summary>
internal static class LimitAudit
{
    /// <summary>Every stretch of steps in which a loss stood beyond its limit.</summary>
    /// <param name="Limit">Which one.</param>
    /// <param name="Sequence">First step beyond.</param>
    /// <param name="Excess">The largest loss beyond the limit in the stretch, in quote.</param>
    /// <param name="Gap">What one gap explains, in quote: the largest position times the larger of two moves, the one
    /// into the
    /// first step beyond and the one from there to the open at which the close fills, with fees.</param>
    /// <param name="StepsHeld">Steps in the stretch at which a position was still held.</param>
    internal sealed record Breach(string Limit, long Sequence, decimal Excess, decimal Gap, int StepsHeld);

    public static List<Breach> Breaches(AgentRun run, Mandate mandate)
    {
        var breaches = new List<Breach>();
        breaches.AddRange(Stretches(run, "drawdown", mandate.DrawdownMax, track => track.Peak));
        breaches.AddRange(Stretches(run, "period", mandate.LossMax, track => mandate.LossPeriod switch
        {
            LossPeriod.Day => track.DayStart,
            LossPeriod.Week => track.WeekStart,
            _ => track.MonthStart,
        }));
        return breaches;
    }

    private static IEnumerable<Breach> Stretches(
        AgentRun run, string limit, decimal share, Func<EquityTrack, decimal> startOf)
    {
        var steps = run.Steps;
        for (var i = 0; i < steps.Count; i++)
        {
            if (Excess(steps[i]) <= 0)
            {
                continue;
            }

            var first = i;
            while (i + 1 < steps.Count && Excess(steps[i + 1]) > 0)
            {
                i++;
            }

            var stretch = steps.GetRange(first, i - first + 1);
            yield return new Breach(
                limit,
                steps[first].Sequence,
                stretch.Max(Excess),
                Gap(steps, first),
                stretch.Count(step => step.Position != 0));
        }

        decimal Excess(AgentRun.Step step)
        {
            var start = startOf(step.Track);
            return start - step.Equity - (start * share);
        }
    }

    private static decimal Gap(List<AgentRun.Step> steps, int first)
    {
        var (before, now) = (steps[Math.Max(0, first - 1)], steps[first]);
        var after = steps[Math.Min(first + 1, steps.Count - 1)];
        var step = Math.Max(Math.Abs(now.Price - before.Price), Math.Abs(after.Open - now.Price));
        var position = Math.Max(Math.Abs(before.Position), Math.Abs(now.Position));
        return position * (step + (2 * PaperDesk.FeeRate * Math.Max(now.Price, after.Open)));
    }
}
