using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>One live market between the socket, which tells it, the repair, which fills its holes, and the reader, who
/// takes
/// an input from it a few times a second. Any thread may call it.</summary>
internal sealed class LiveMarket(Instrument instrument, BinanceOptions options)
{
    private const int BookLevels = 20;
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly BookBuilder _book = new();
    private readonly TradeSequence _trades = new();
    private bool _isBookNew;
    private bool _isReading;
    private bool _areTradesUnsure;
    private DateTimeOffset _saidUntil;
    private DateTimeOffset? _heldSince;
    private int _epoch;
    private volatile string _problem = string.Empty;

    public Instrument Instrument => instrument;

    public string Ticker { get; } = SymbolId.Parse(instrument.Symbol).Ticker;

    /// <summary>How often numbers were missing: in the book, or in the trades beyond repair.</summary>
    public int Gaps { get; private set; }

    /// <summary>Why catching up does not come to its end; empty when all is well.</summary>
    public string Problem
    {
        get => _problem;
        set => _problem = value;
    }

    /// <summary>Grows with every new beginning; an answer to a question of an older epoch is not taken.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>A connection begins: what was missed in between is unknown.</summary>
    public void Reconnect()
    {
        lock (_gate)
        {
            _book.Reset();
            _areTradesUnsure = true;
            _epoch++;
        }
    }

    public void Hear(BinanceMessage.Traded message)
    {
        lock (_gate)
        {
            // Nobody reads yet: reading begins with a request for the trades since then.
            if (_isReading)
            {
                _trades.Add(message.Trade);
            }
        }
    }

    public void Hear(BinanceMessage.BookChanged message)
    {
        lock (_gate)
        {
            var change = _book.Apply(message.Diff);
            _isBookNew |= change == BookChange.Applied;
            Gaps += change == BookChange.Gap ? 1 : 0;
        }
    }

    public bool NeedsSnapshot
    {
        get
        {
            lock (_gate)
            {
                return !_book.IsSynchronised;
            }
        }
    }

    /// <summary>The number of the first trade to ask for; null when none is missing.</summary>
    public long? TradesWantedFrom
    {
        get
        {
            lock (_gate)
            {
                var isWanted = _isReading && (_areTradesUnsure || _trades.HasHole);
                return isWanted ? _trades.NextId : null;
            }
        }
    }

    /// <summary>Nothing is missing: trades flow and the book is joined.</summary>
    public bool IsComplete => !NeedsSnapshot && _isReading && TradesWantedFrom is null;

    /// <summary>Takes a snapshot asked for in <paramref name="epoch"/>.</summary>
    public void Take(BookSnapshot snapshot, int epoch)
    {
        lock (_gate)
        {
            _isBookNew |= epoch == _epoch && _book.Apply(snapshot) == BookChange.Applied;
        }
    }

    /// <summary>Takes an answer to <see cref="TradesWantedFrom"/>.</summary>
    /// <param name="page">The trades, oldest first.</param>
    /// <param name="isLast">True when the venue has no more for now.</param>
    /// <param name="epoch">When it was asked for.</param>
    public void Take(ImmutableArray<AggregateTrade> page, bool isLast, int epoch)
    {
        lock (_gate)
        {
            foreach (var trade in page)
            {
                _trades.Add(trade);
            }

            _areTradesUnsure &= !isLast || epoch != _epoch;
        }
    }

    /// <summary>From here on trades are kept, though nobody knows yet which come first.</summary>
    public void PrepareReading()
    {
        lock (_gate)
        {
            _trades.Clear();
            _trades.Begin(0);
            _isReading = true;
            _areTradesUnsure = true;
            _saidUntil = DateTimeOffset.MaxValue;
        }
    }

    /// <summary>Everything before <paramref name="saidUntil"/> was said; the next trade is number
    /// <paramref name="nextId"/>.</summary>
    public void BeginReading(DateTimeOffset saidUntil, long nextId)
    {
        lock (_gate)
        {
            _trades.Begin(nextId);
            _saidUntil = saidUntil;
            _areTradesUnsure = true;
            _epoch++;
        }
    }

    /// <summary>What there is to say; null when there is nothing, or when something older is still missing.</summary>
    /// <param name="eventAt">The youngest venue time heard on the connection.</param>
    /// <param name="now">Real time, to give a hole up in time.</param>
    public MarketInput? Take(DateTimeOffset eventAt, DateTimeOffset now)
    {
        lock (_gate)
        {
            var at = WholeMillisecond(eventAt - options.DisorderMax);
            if (at <= _saidUntil || IsHeld(now))
            {
                return null;
            }

            var trades = _trades.Take(at, _saidUntil);
            var book = _isBookNew ? _book.Top(BookLevels) : null;
            var isDue = trades.Length > 0 || book is not null || IsHeartbeatDue(at);
            return isDue ? Say(at, trades, book) : null;
        }
    }

    private MarketInput Say(DateTimeOffset at, ImmutableArray<Trade> trades, Book? book)
    {
        _isBookNew &= book is null;
        _saidUntil = at;
        return new MarketInput(instrument.Symbol, at.ToUnixTimeMilliseconds(), at, trades, book);
    }

    private bool IsHeartbeatDue(DateTimeOffset at) =>
        at - _saidUntil >= s_heartbeat || Timeframe.M1.FloorOf(at) > _saidUntil;

    // Market time stands still while older trades are missing, else candles would close without them; but not for ever.
    private bool IsHeld(DateTimeOffset now)
    {
        if (!_areTradesUnsure && !_trades.HasHole)
        {
            _heldSince = null;
            return false;
        }

        _heldSince ??= now;
        if (now - _heldSince < options.TradeRepairMax)
        {
            return true;
        }

        if (_trades.HasHole)
        {
            _trades.GiveUpHole();
        }

        (_areTradesUnsure, _heldSince) = (false, null);
        Gaps++;
        return false;
    }

    private static DateTimeOffset WholeMillisecond(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
