using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>The rules of one market: numbering of steps, candle building and gaps, as pure functions.
/// <para>State is immutable; inside one step the candles are rolled in mutable structs on the stack, which never leave
/// it. A step of four trades costs a few microseconds and some 4 kB of garbage, so nothing mutable is kept between
/// steps.</para>
/// <para>A candle closes when a step's time reaches its end, or a trade of a later span arrives. A span without trades
/// has no candle. A trade earlier than the open minute is refused: closed candles never change. A trade that is older
/// than the step before but within the open minute is folded in as it arrives.</para></summary>
public static class SymbolMarket
{
    /// <summary>The decide/evolve pair. <see cref="Decide"/> alone says what to append; a shell that also wants the
    /// numbered batch calls <see cref="Take"/>.</summary>
    public static Decider<SymbolState, SymbolCommand, SymbolEvent> Decider { get; } =
        new(SymbolState.Initial, Decide, Evolve);

    /// <summary>Answers a command. Refusals: <see cref="SymbolRefusal"/>.</summary>
    public static Decision<SymbolEvent> Decide(SymbolState state, SymbolCommand command)
    {
        switch (command)
        {
            case SymbolCommand.List list:
                return SymbolListing.Decide(state, list.Instrument);
            case SymbolCommand.Take take:
                var step = Take(state, take.Input);
                return new Decision<SymbolEvent>(step.Events, step.Refusal);
            default:
                throw new InvalidOperationException($"Unknown command {command.GetType().Name}.");
        }
    }

    /// <summary>Takes one input: numbers it, closes candles, notices gaps. A source position at or before the last one
    /// was taken before and changes nothing; positions begin at 1.</summary>
    /// <exception cref="InvalidOperationException">The state was folded from events and not yet resumed with the
    /// log.</exception>
    public static SymbolStep Take(SymbolState state, MarketInput input)
    {
        var isMine = string.Equals(state.Instrument?.Symbol, input.Symbol, StringComparison.Ordinal);
        if (isMine && input.SourcePosition <= state.SourcePosition)
        {
            return new(state, null, [], null);
        }

        if (SymbolInputRules.Check(state, input) is { } refusal)
        {
            return new(state, null, [], refusal);
        }

        if (state.TailSequence != state.Sequence)
        {
            throw new InvalidOperationException($"Resume batch {state.Sequence} of the market log before taking more.");
        }

        var (sequence, position) = (state.Sequence + 1, input.SourcePosition);
        var trades = input.Trades.IsDefault ? [] : input.Trades;
        var rolls = CandleRolls.Over(state.Forming, trades.AsSpan(), input.At, sequence, position);
        var batch = new MarketBatch(
            input.Symbol,
            sequence,
            position,
            input.At,
            trades,
            input.Book,
            rolls.Closed.Count == 0 ? [] : [.. rolls.Closed.Select(closed => closed.Candle)],
            trades.Length == 0 ? state.LastPrice : trades[^1].Price);
        return new(After(state, batch, rolls, trades), batch, MarketGaps.Events(state, rolls, batch), null);
    }

    /// <summary>Applies one stored event. From closed minutes it also rebuilds the open candles of the longer
    /// timeframes; the rest of the last moments comes from the market log by <see cref="Resume"/>.</summary>
    public static SymbolState Evolve(SymbolState state, SymbolEvent happened) => happened switch
    {
        SymbolEvent.Listed e => state with { Instrument = e.Instrument },
        SymbolEvent.CandleClosed e => SymbolFold.Closed(state, e),
        SymbolEvent.GapObserved e => state with { Sequence = e.Sequence, SourcePosition = e.SourcePosition },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    /// <summary>Goes on from the folded events with one batch of the market log. Batches come in order, beginning at or
    /// before the state's <see cref="SymbolState.Sequence"/>; repeats change nothing. From that one on, candles, price
    /// and position are exactly what they were; recent trades and book reach back as far as the batches that were
    /// given.</summary>
    /// <exception cref="InvalidOperationException">A batch is missing before this one.</exception>
    public static SymbolState Resume(SymbolState state, MarketBatch batch)
    {
        if (batch.Sequence <= state.TailSequence)
        {
            return state;
        }

        var isFirst = state.TailSequence == 0 && batch.Sequence <= Math.Max(state.Sequence, 1);
        if (!isFirst && batch.Sequence != state.TailSequence + 1)
        {
            throw new InvalidOperationException(
                $"{batch.Symbol}: batch {batch.Sequence} cannot follow {state.TailSequence} of {state.Sequence}.");
        }

        var trades = batch.Trades.IsDefault ? [] : batch.Trades;
        if (batch.Sequence < state.Sequence)
        {
            return Tail(state, batch, trades);
        }

        // The events of the last folded step hold its closed minutes; only what came after those is still to be rolled
        // in.
        var unseen = batch.Sequence > state.Sequence ? trades : trades.RemoveAll(trade => trade.At < state.MinuteEnd);
        var rolls = CandleRolls.Over(
            state.Forming, unseen.AsSpan(), batch.At, batch.Sequence, batch.SourcePosition);
        return After(state, batch, rolls, trades);
    }

    private static SymbolState After(
        SymbolState state, MarketBatch batch, CandleRolls rolls, ImmutableArray<Trade> trades)
    {
        var minute = rolls.Closed.FindLast(closed => closed.Candle.Timeframe == Timeframe.M1);
        return Tail(state, batch, trades) with
        {
            Sequence = batch.Sequence,
            SourcePosition = batch.SourcePosition,
            MinuteEnd = minute?.Candle.EndAt() ?? state.MinuteEnd,
            Forming = rolls.Forming,
        };
    }

    private static SymbolState Tail(SymbolState state, MarketBatch batch, ImmutableArray<Trade> trades) => state with
    {
        TailSequence = batch.Sequence,
        At = batch.At,
        LastPrice = batch.LastPrice,
        Book = batch.Book ?? state.Book,
        RecentTrades = SymbolFold.Recent(state.RecentTrades, trades),
    };
}
