using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Signals;

/// <summary>Everything a detector knows: the phase it last told, and the candles before the next one.</summary>
/// <param name="Reading">The last phase; folded from the events.</param>
/// <param name="Window">The newest closed candles taken in, oldest first, at most
/// <see cref="AmdRules.WindowBars"/>.</param>
public sealed record AmdState(PhaseReading Reading, ImmutableArray<Candle> Window)
{
    /// <summary>Before the first candle.</summary>
    public static AmdState Initial { get; } = new(PhaseReading.Unknown, []);
}

/// <summary>The answer to one batch.</summary>
/// <param name="State">The detector after it.</param>
/// <param name="Changes">The events to append together; mostly none, more than one only when several candles
/// closed.</param>
public readonly record struct AmdSteps(AmdState State, ImmutableArray<AmdEvent> Changes);

/// <summary>The answer to one candle.</summary>
/// <param name="State">The detector after it.</param>
/// <param name="Changed">The event to append, or null when the phase stays.</param>
public readonly record struct AmdStep(AmdState State, AmdEvent.PhaseChanged? Changed);
