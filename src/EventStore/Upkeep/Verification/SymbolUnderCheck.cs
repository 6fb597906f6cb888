using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>One symbol while its steps are being looked at, in order.</summary>
internal sealed class SymbolUnderCheck(string symbol, Findings findings)
{
    private StoredStep? _last;

    /// <summary>Looks at the next step.</summary>
    public void Take(StoredStep step)
    {
        if (_last is { } before)
        {
            Compare(before, step);
        }

        if (Contents(step) is { } wrong)
        {
            Find(step.Sequence, wrong);
        }

        _last = step;
    }

    /// <summary>Compares the last step with the symbol's head.</summary>
    public void End(SymbolHead? head)
    {
        if (head is null || _last is null)
        {
            findings.Add(symbol, head is null ? "has steps and no head." : "has a head and no step.");
        }
        else if (head != new SymbolHead(_last.Sequence, _last.SourcePosition, _last.StoredAt))
        {
            findings.Add(symbol, FormattableString.Invariant(
                $"its head says step {head.Sequence} at {head.SourcePosition}, its last step is {_last.Sequence} at ")
                + FormattableString.Invariant($"{_last.SourcePosition}, or lies in another month."));
        }
    }

    private void Compare(StoredStep before, StoredStep step)
    {
        if (step.Sequence != before.Sequence + 1)
        {
            Find(before.Sequence + 1, step.Sequence == before.Sequence
                ? "is there twice."
                : FormattableString.Invariant($"is missing; the next one there is {step.Sequence}."));
        }

        if (step.SourcePosition <= before.SourcePosition)
        {
            Find(step.Sequence, "has a source position that is not behind the one before.");
        }

        if (step.StoredAt < before.StoredAt)
        {
            Find(step.Sequence, "was stored before the one before it.");
        }
    }

    /// <summary>What is wrong with the step by itself, or null.</summary>
    private string? Contents(StoredStep step)
    {
        try
        {
            var batch = JsonSerializer.Deserialize<MarketBatch>(step.Body, EventJson.Options);
            return batch is not null
                && string.Equals(batch.Symbol, symbol, StringComparison.Ordinal)
                && (batch.Sequence, batch.SourcePosition) == (step.Sequence, step.SourcePosition)
                ? null
                : "says another symbol, number or position than its row.";
        }
        catch (JsonException e)
        {
            return $"cannot be read: {e.Message}";
        }
    }

    private void Find(long sequence, string what) =>
        findings.Add(FormattableString.Invariant($"{symbol} {sequence}"), what);
}

/// <summary>A step as it lies in the market log.</summary>
internal sealed record StoredStep(long Sequence, long SourcePosition, byte[] Body, DateTime StoredAt);

/// <summary>A symbol's head.</summary>
internal sealed record SymbolHead(long Sequence, long SourcePosition, DateTime StoredAt);
