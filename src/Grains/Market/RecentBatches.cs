using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>The newest steps of one symbol in memory, so that followers rarely have to ask the log.</summary>
internal sealed class RecentBatches
{
    /// <summary>How many steps are kept; more than may be waiting for their commit.</summary>
    public const int KeptMax = 1024;

    private readonly MarketBatch?[] _ring = new MarketBatch?[KeptMax];

    /// <summary>Keeps a step, forgetting the one that is <see cref="KeptMax"/> older.</summary>
    public void Add(MarketBatch batch) => _ring[batch.Sequence % KeptMax] = batch;

    /// <summary>The steps from <paramref name="from"/> on, or nothing when the first of them is not kept any
    /// more.</summary>
    public ImmutableArray<MarketBatch> From(long from, int limit)
    {
        var found = ImmutableArray.CreateBuilder<MarketBatch>(Math.Min(limit, KeptMax));
        for (var sequence = from; found.Count < Math.Min(limit, KeptMax); sequence++)
        {
            if (_ring[sequence % KeptMax] is not { } batch || batch.Sequence != sequence)
            {
                break;
            }

            found.Add(batch);
        }

        return found.DrainToImmutable();
    }
}
