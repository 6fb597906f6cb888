using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Simulation.Oracle;

/// <summary>What the oracle knows of one order from an account's stream.</summary>
internal sealed class OrderEntry(OrderIntent intent, decimal referencePrice, long sequence, long version)
{
    public OrderIntent Intent { get; } = intent;

    /// <summary>What it was valued at: its limit, or the market's price.</summary>
    public decimal Price { get; } = Math.Max(intent.LimitPrice ?? 0, referencePrice);

    /// <summary>The step that its owner had seen.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The version of the stream that placed it.</summary>
    public long Version { get; } = version;

    public decimal Filled { get; set; }

    /// <summary>The version at which it was asked back or ended, whichever came first; 0 when neither did.</summary>
    public long LeftAlone { get; set; }

    public bool IsAnswered { get; set; }

    public bool IsOver { get; set; }

    /// <summary>What may still trade.</summary>
    public decimal Left => Intent.Quantity - Filled;
}
