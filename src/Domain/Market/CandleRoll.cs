using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TradingPlatform.Domain.Market;

/// <summary>Rolls the candle of one timeframe over the trades of one step. A mutable struct on the stack, so that a
/// step allocates only the candles it leaves behind.</summary>
internal struct CandleRoll
{
    private readonly Timeframe _timeframe;
    private readonly long _span;
    private readonly long _sequence;
    private readonly long _sourcePosition;
    private readonly List<SymbolEvent.CandleClosed> _closed;
    private Candle? _unchanged;
    private long _openTicks;
    private long _endTicks;
    private decimal _open;
    private decimal _high;
    private decimal _low;
    private decimal _close;
    private decimal _volume;
    private long _changedSequence;
    private bool _isOpen;

    public CandleRoll(
        Timeframe timeframe,
        Candle? forming,
        long sequence,
        long sourcePosition,
        List<SymbolEvent.CandleClosed> closed)
    {
        (_timeframe, _sequence, _sourcePosition, _closed) = (timeframe, sequence, sourcePosition, closed);
        _span = timeframe.Duration().Ticks;
        if (forming is null)
        {
            return;
        }

        (_unchanged, _isOpen, _changedSequence) = (forming, true, forming.Sequence);
        (_open, _high, _low, _close) = (forming.Open, forming.High, forming.Low, forming.Close);
        _volume = forming.Volume;
        _openTicks = forming.OpenAt.UtcTicks;
        _endTicks = _openTicks + _span;
    }

    /// <summary>Folds a part in: a trade, or a closed candle of a shorter timeframe.</summary>
    public void Add(long atTicks, decimal open, decimal high, decimal low, decimal close, decimal volume, long sequence)
    {
        CloseUntil(atTicks);
        if (!_isOpen)
        {
            (_open, _high, _low, _close, _volume) = (open, high, low, close, volume);
            _openTicks = atTicks - (atTicks % _span);
            _endTicks = _openTicks + _span;
            _isOpen = true;
        }
        else
        {
            // Of equal prices the first is kept, digits included: folding by trades or by minutes gives the same bits.
            _high = high > _high ? high : _high;
            _low = low < _low ? low : _low;
            _close = close;
            _volume += volume;
        }

        (_changedSequence, _unchanged) = (sequence, null);
    }

    /// <summary>Closes the open candle if it ends at or before <paramref name="ticks"/>.</summary>
    public void CloseUntil(long ticks)
    {
        if (_isOpen && _endTicks <= ticks)
        {
            _closed.Add(new SymbolEvent.CandleClosed(Candle(_sequence), _sourcePosition, _changedSequence));
            (_isOpen, _unchanged) = (false, null);
        }
    }

    /// <summary>The candle that is open now, or null.</summary>
    public readonly Candle? Forming() => !_isOpen ? null : _unchanged ?? Candle(_changedSequence);

    private readonly Candle Candle(long sequence) => new(
        _timeframe, new DateTimeOffset(_openTicks, TimeSpan.Zero), _open, _high, _low, _close, _volume, sequence);
}

/// <summary>The candles of every timeframe after one step.</summary>
/// <param name="Forming">Open candles by timeframe.</param>
/// <param name="Closed">What closed: shorter timeframes first, then older first.</param>
internal readonly record struct CandleRolls(ImmutableArray<Candle?> Forming, List<SymbolEvent.CandleClosed> Closed)
{
    /// <summary>Rolls every timeframe over <paramref name="trades"/>, then up to the watermark
    /// <paramref name="at"/>.</summary>
    public static CandleRolls Over(
        ImmutableArray<Candle?> forming,
        ReadOnlySpan<Trade> trades,
        DateTimeOffset at,
        long sequence,
        long sourcePosition)
    {
        var closed = new List<SymbolEvent.CandleClosed>();
        var next = new Candle?[forming.Length];
        var changed = false;
        for (var i = 0; i < next.Length; i++)
        {
            var roll = new CandleRoll((Timeframe)i, forming[i], sequence, sourcePosition, closed);
            foreach (ref readonly var trade in trades)
            {
                var price = trade.Price;
                roll.Add(trade.At.UtcTicks, price, price, price, price, trade.Quantity, sequence);
            }

            roll.CloseUntil(at.UtcTicks);
            next[i] = roll.Forming();
            changed |= !ReferenceEquals(next[i], forming[i]);
        }

        return new(changed ? ImmutableCollectionsMarshal.AsImmutableArray(next) : forming, closed);
    }

}
