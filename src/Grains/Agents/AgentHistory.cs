using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Grains.Agents;

/// <summary>What a screen asks an agent for again and again: its newest decisions and its equity by the hour.</summary>
internal sealed class AgentHistory
{
    /// <summary>How many decisions are kept; older ones are in the stream.</summary>
    public const int DecisionsMax = 2_000;

    /// <summary>How many equity points are kept.</summary>
    public const int EquityMax = 10_000;

    /// <summary>How many of the newest events hold all of that, as a rule.</summary>
    public const int EventsMax = DecisionsMax + EquityMax;

    private readonly List<AgentDecision> _decisions = [];
    private readonly List<EquityPoint> _equity = [];

    /// <summary>The equity points, oldest first.</summary>
    public ImmutableArray<EquityPoint> Equity => [.. _equity];

    /// <summary>Takes an event in.</summary>
    public void Add(AgentEvent happened)
    {
        switch (happened)
        {
            case AgentEvent.Decided e:
                Add(_decisions, e.Decision, DecisionsMax);
                break;
            case AgentEvent.EquityMarked e:
                Add(_equity, new EquityPoint(e.Track.At, e.Track.Equity), EquityMax);
                break;
        }
    }

    /// <summary>Decisions before number <paramref name="before"/>, newest first.</summary>
    public ImmutableArray<AgentDecision> Decisions(long before, int limit) =>
        [.. Enumerable.Reverse(_decisions).Where(d => d.Number < before).Take(limit)];

    private static void Add<T>(List<T> list, T item, int countMax)
    {
        if (list.Count == countMax)
        {
            list.RemoveRange(0, countMax / 10); // in lumps, so that keeping the bound stays cheap
        }

        list.Add(item);
    }
}
