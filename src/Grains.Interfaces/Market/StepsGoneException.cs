using Orleans;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>A step was delivered so long ago that it was dropped from the market log. It cannot come back; go on from
/// the first one that is kept.</summary>
[GenerateSerializer, Alias("StepsGoneException")]
public sealed class StepsGoneException(string symbol, long sequence, long firstKept)
    : Exception(FormattableString.Invariant(
        $"Step {sequence} of {symbol} is not kept any more; the first one that is kept is {firstKept}."))
{
    /// <summary>The market.</summary>
    [Id(0)]
    public string Symbol { get; } = symbol;

    /// <summary>The number that was asked for.</summary>
    [Id(1)]
    public long Sequence { get; } = sequence;

    /// <summary>The number of the first step that is kept.</summary>
    [Id(2)]
    public long FirstKept { get; } = firstKept;
}
