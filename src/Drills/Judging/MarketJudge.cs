using TradingPlatform.Domain.Market;
using TradingPlatform.Drills.Journals;

namespace TradingPlatform.Drills.Judging;

/// <summary>The same for market logs: each acknowledged step is there once, and steps follow each other without hole.
/// Pure.</summary>
/// <param name="findings">Where contradictions go.</param>
public sealed class MarketJudge(Findings findings)
{
    private readonly Dictionary<string, MarketBatch> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<decimal, string> _marks = [];

    /// <summary>How many steps were read.</summary>
    public int Steps => _marks.Count;

    /// <summary>The last sequence of <paramref name="symbol"/> that was read; 0 before the first.</summary>
    public long Sequence(string symbol) => _last.GetValueOrDefault(symbol)?.Sequence ?? 0;

    /// <summary>Reads the next step.</summary>
    public void Take(MarketBatch step)
    {
        var (sequence, position) = _last.TryGetValue(step.Symbol, out var last)
            ? (last.Sequence, last.SourcePosition)
            : (0, 0);
        if (step.Sequence != sequence + 1 || step.SourcePosition != position + 1)
        {
            findings.Add($"{step.Symbol} shows step {step.Sequence} ({step.SourcePosition}) after {sequence}.");
        }

        _last[step.Symbol] = step;
        if (!_marks.TryAdd(step.Trades[0].Quantity, step.Symbol))
        {
            findings.Add($"{step.Symbol} has the step marked {step.Trades[0].Quantity} twice.");
        }
    }

    /// <summary>Compares all that was read with <paramref name="book"/>, whose writers rest.</summary>
    public void Settle(CommandBook book)
    {
        var known = book.Acknowledged().Concat(book.Unanswered()).Where(entry => entry.Command.IsStep).ToList();
        foreach (var entry in known.Where(entry => entry.Acknowledged is not null))
        {
            if (!_marks.TryGetValue(entry.Command.Mark, out var symbol)
                || !string.Equals(symbol, entry.Command.Symbol, StringComparison.Ordinal))
            {
                findings.Add($"{entry.Command.Id} was acknowledged and is not in {entry.Command.Symbol}.");
            }
        }

        foreach (var mark in _marks.Keys.Except(known.Select(entry => entry.Command.Mark)))
        {
            findings.Add($"{_marks[mark]} has a step marked {mark} that nobody ever gave.");
        }
    }
}
