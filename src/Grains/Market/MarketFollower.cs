using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>Takes a grain through a symbol's steps, each once and in order, whatever the stream repeats, drops or
/// delays:
/// a repeated step is ignored and a missing one is read from the symbol. Steps that are not kept any more are passed
/// over: what they led to is in the events, and what came of them then comes of them no more.</summary>
/// <param name="symbol">The market.</param>
/// <param name="step">What to do with each step; when it fails, the position stays before that step.</param>
/// <param name="passed">Told of the last step that was passed over, before the first one that is kept; what the grain
/// has gathered from steps has to be gathered anew.</param>
internal sealed class MarketFollower(
    ISymbolGrain symbol, Func<MarketBatch, Task> step, Func<long, Task>? passed = null)
{
    private const int PageMax = 256;

    /// <summary>The last step taken.</summary>
    public long Position { get; private set; }

    /// <summary>Goes on after <paramref name="sequence"/>.</summary>
    public void SkipTo(long sequence) => Position = Math.Max(Position, sequence);

    /// <summary>Takes the steps after <paramref name="sequence"/> once more, if they were taken.</summary>
    public void GoBackTo(long sequence) => Position = Math.Min(Position, sequence);

    /// <summary>Takes every step up to <paramref name="sequence"/>.</summary>
    public async Task AdvanceAsync(long sequence)
    {
        while (Position < sequence)
        {
            if (await PageAsync(sequence) is not { } page)
            {
                continue; // the position stands before the first step that is kept
            }

            if (page.IsEmpty)
            {
                throw new StepMissingException(symbol.GetPrimaryKeyString(), Position + 1);
            }

            foreach (var batch in page)
            {
                await StepAsync(batch);
            }
        }
    }

    /// <summary>Takes a step that the stream delivered.</summary>
    public Task TakeAsync(MarketBatch batch)
    {
        if (batch.Sequence <= Position)
        {
            return Task.CompletedTask;
        }

        return batch.Sequence == Position + 1 ? StepAsync(batch) : AdvanceAsync(batch.Sequence);
    }

    private async Task<ImmutableArray<MarketBatch>?> PageAsync(long sequence)
    {
        try
        {
            return await symbol.ReadAsync(Position + 1, (int)Math.Min(PageMax, sequence - Position));
        }
        catch (StepsGoneException gone)
        {
            if (passed is not null)
            {
                await passed(gone.FirstKept - 1);
            }

            SkipTo(gone.FirstKept - 1);
            return null;
        }
    }

    private async Task StepAsync(MarketBatch batch)
    {
        await step(batch);
        Position = batch.Sequence;
    }
}
