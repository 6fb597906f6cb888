using Orleans;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>Takes a grain through a symbol's steps, each once and in order, whatever the stream repeats, drops or
/// delays:
/// a repeated step is ignored and a missing one is read from the symbol.</summary>
/// <param name="symbol">The market.</param>
/// <param name="step">What to do with each step; when it fails, the position stays before that step.</param>
internal sealed class MarketFollower(ISymbolGrain symbol, Func<MarketBatch, Task> step)
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
            var page = await symbol.ReadAsync(Position + 1, (int)Math.Min(PageMax, sequence - Position));
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

    private async Task StepAsync(MarketBatch batch)
    {
        await step(batch);
        Position = batch.Sequence;
    }
}
