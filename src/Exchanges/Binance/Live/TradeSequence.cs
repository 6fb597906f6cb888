using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>Puts the trades of one market in the order of their numbers, drops repetitions, and knows what is missing.
/// For one thread at a time.</summary>
internal sealed class TradeSequence
{
    /// <summary>How many trades wait at most. Beyond it they are forgotten, which leaves a hole to repair.</summary>
    public const int WaitingMax = 50_000;

    private readonly SortedDictionary<long, Trade> _waiting = [];

    /// <summary>The number that must come next; 0 while any will do.</summary>
    public long NextId { get; private set; }

    /// <summary>True when a younger trade waits for <see cref="NextId"/>.</summary>
    public bool HasHole => NextId > 0 && _waiting.Count > 0 && !_waiting.ContainsKey(NextId);

    /// <summary>Trades before <paramref name="nextId"/> (0: none) are of no interest any more.</summary>
    public void Begin(long nextId)
    {
        NextId = nextId;
        foreach (var old in _waiting.Keys.TakeWhile(id => id < nextId).ToList())
        {
            _waiting.Remove(old);
        }
    }

    public void Add(AggregateTrade trade)
    {
        if (trade.Id < NextId)
        {
            return;
        }

        if (_waiting.Count >= WaitingMax)
        {
            _waiting.Clear();
        }

        _waiting[trade.Id] = trade.Trade;
    }

    /// <summary>Goes on with the oldest trade that is there; what was missing stays missing.</summary>
    public void GiveUpHole() => NextId = _waiting.Keys.First();

    public void Clear() => _waiting.Clear();

    /// <summary>The trades before <paramref name="before"/> without hole. A trade that comes later than the venue's
    /// disorder
    /// allows is moved to <paramref name="floor"/>, the time up to which everything was said already.</summary>
    public ImmutableArray<Trade> Take(DateTimeOffset before, DateTimeOffset floor)
    {
        var taken = ImmutableArray.CreateBuilder<Trade>();
        while (TryPeek(out var id, out var trade) && trade.At < before)
        {
            _waiting.Remove(id);
            NextId = id + 1;
            floor = trade.At > floor ? trade.At : floor;
            taken.Add(trade with { At = floor });
        }

        return taken.DrainToImmutable();
    }

    private bool TryPeek(out long id, out Trade trade)
    {
        id = NextId > 0 || _waiting.Count == 0 ? NextId : _waiting.Keys.First();
        return _waiting.TryGetValue(id, out trade);
    }
}
