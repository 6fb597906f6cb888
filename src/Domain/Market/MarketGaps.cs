using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>Finds minutes without trades between those with. A gap is known when trading goes on, not before.</summary>
internal static class MarketGaps
{
    /// <summary>The events of one step: its closed candles, then the gaps it ended.</summary>
    public static ImmutableArray<SymbolEvent> Events(SymbolState before, CandleRolls rolls, MarketBatch batch)
    {
        var opened = rolls.Forming[0];
        if (rolls.Closed.Count == 0 && ReferenceEquals(opened, before.Forming[0]))
        {
            return [];
        }

        var events = ImmutableArray.CreateBuilder<SymbolEvent>(rolls.Closed.Count + 1);
        events.AddRange(rolls.Closed);
        var end = before.MinuteEnd;
        var known = before.Forming[0]?.OpenAt;
        foreach (var closed in rolls.Closed)
        {
            if (closed.Candle.Timeframe == Timeframe.M1)
            {
                Note(events, closed.Candle, known, ref end, batch);
            }
        }

        if (opened is not null)
        {
            Note(events, opened, known, ref end, batch);
        }

        return events.DrainToImmutable();
    }

    private static void Note(
        ImmutableArray<SymbolEvent>.Builder events,
        Candle minute,
        DateTimeOffset? known,
        ref DateTimeOffset end,
        MarketBatch batch)
    {
        // A minute that was open before this step had its gap told when it opened; the very first has nothing before
        // it.
        if (end > DateTimeOffset.MinValue && minute.OpenAt > end && minute.OpenAt != known)
        {
            var missing = (minute.OpenAt - end).Ticks / TimeSpan.TicksPerMinute;
            events.Add(new SymbolEvent.GapObserved(
                Timeframe.M1, end, minute.OpenAt, missing, batch.Sequence, batch.SourcePosition));
        }

        end = minute.EndAt();
    }
}
