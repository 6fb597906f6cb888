using System.Runtime.InteropServices;
using Orleans;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>Which step exactly. A number alone is not enough: what a symbol could not store is gone when it comes back,
/// and the next step gets the same number.</summary>
/// <param name="Sequence">Its number; 0 names no step.</param>
/// <param name="SourcePosition">The feed's position.</param>
/// <param name="At">Market time.</param>
[GenerateSerializer, Immutable, Alias("StepId")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepId(
    [property: Id(0)] long Sequence, [property: Id(1)] long SourcePosition, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>The name of <paramref name="batch"/>.</summary>
    public static StepId Of(MarketBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return new StepId(batch.Sequence, batch.SourcePosition, batch.At);
    }
}
