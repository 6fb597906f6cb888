using Orleans;

namespace TradingPlatform.Grains.Interfaces.Market;

/// <summary>A step was announced and is not there: its symbol came back before the step was durable, and the feed will
/// send it again. Ask again.</summary>
[GenerateSerializer, Alias("StepMissingException")]
public sealed class StepMissingException(string symbol, long sequence)
    : Exception(FormattableString.Invariant(
        $"Step {sequence} of {symbol} was announced and is not there yet; its feed sends it again. Ask again."))
{
    /// <summary>The market.</summary>
    [Id(0)]
    public string Symbol { get; } = symbol;

    /// <summary>The step's number.</summary>
    [Id(1)]
    public long Sequence { get; } = sequence;
}
