namespace TradingPlatform.Exchanges.Tests.VenueSimulator;

/// <summary>One market of the simulated venue: the truth that a feed must arrive at.</summary>
public sealed class VenueMarketState(string ticker)
{
    private readonly Lock _gate = new();
    private readonly List<VenueTrade> _trades = [];
    private readonly SortedDictionary<decimal, decimal> _bids = [];
    private readonly SortedDictionary<decimal, decimal> _asks = [];

    public long UpdateId { get; private set; } = 1_000;

    public string Status { get; set; } = "TRADING";

    public IReadOnlyList<VenueTrade> Trades
    {
        get
        {
            lock (_gate)
            {
                return [.. _trades];
            }
        }
    }

    public VenueTrade Trade(long timeMs, decimal price, decimal quantity, bool buyerIsMaker)
    {
        lock (_gate)
        {
            var trade = new VenueTrade(ticker, 500 + _trades.Count, timeMs, price, quantity, buyerIsMaker);
            _trades.Add(trade);
            return trade;
        }
    }

    /// <summary>Changes a level; returns the event that tells it.</summary>
    public string Change(long timeMs, bool isBid, decimal price, decimal quantity)
    {
        lock (_gate)
        {
            var side = isBid ? _bids : _asks;
            side[price] = quantity;
            if (quantity == 0)
            {
                side.Remove(price);
            }

            UpdateId++;
            var level = $"[\"{VenueTrade.Text(price)}\",\"{VenueTrade.Text(quantity)}\"]";
            var (bids, asks) = isBid ? (level, string.Empty) : (string.Empty, level);
            return "{" + $"\"e\":\"depthUpdate\",\"E\":{timeMs},\"s\":\"{ticker}\",\"U\":{UpdateId},\"u\":{UpdateId}," +
                $"\"b\":[{bids}],\"a\":[{asks}]" + "}";
        }
    }

    public string Snapshot()
    {
        lock (_gate)
        {
            var (bids, asks) = (Side(_bids.Reverse()), Side(_asks));
            return "{" + $"\"lastUpdateId\":{UpdateId},\"bids\":[{bids}],\"asks\":[{asks}]" + "}";
        }
    }

    public string Info() => "{" + $"\"symbol\":\"{ticker}\",\"status\":\"{Status}\",\"baseAsset\":\"{ticker[..^4]}\"," +
        "\"quoteAsset\":\"USDT\",\"filters\":[" +
        "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.01000000\"}," +
        "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001\",\"maxQty\":\"9000.0\",\"stepSize\":\"0.00001000\"}," +
        "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.0\",\"applyMinToMarket\":true}]}";

    public string TradesFrom(long? fromId, long? startMs, int limit)
    {
        var wanted = Trades.Where(one => one.Id >= (fromId ?? 0) && one.TimeMs >= (startMs ?? 0));
        var page = fromId is null && startMs is null ? wanted.TakeLast(limit) : wanted.Take(limit);
        return $"[{string.Join(',', page.Select(one => one.Row))}]";
    }

    /// <summary>Minutes as the venue tells them: one without trades stands at the price before.</summary>
    public string Minutes(long startMs, long nowMs, int limit)
    {
        var rows = new List<string>();
        var trades = Trades;
        var last = trades.LastOrDefault(one => one.TimeMs < startMs)?.Price;
        for (var open = startMs; open <= nowMs && rows.Count < limit; open += 60_000)
        {
            var own = trades.Where(one => one.TimeMs >= open && one.TimeMs < open + 60_000).ToList();
            last = own.Count > 0 ? own[^1].Price : last;
            if (last is { } price)
            {
                rows.Add(Row(open, own, price));
            }
        }

        return $"[{string.Join(',', rows)}]";
    }

    private static string Row(long open, List<VenueTrade> own, decimal last)
    {
        decimal[] numbers =
        [
            own.Count > 0 ? own[0].Price : last,
            own.Count > 0 ? own.Max(one => one.Price) : last,
            own.Count > 0 ? own.Min(one => one.Price) : last,
            last,
            own.Sum(one => one.Quantity),
        ];
        var prices = string.Join(',', numbers.Select(number => $"\"{VenueTrade.Text(number)}\""));
        return $"[{open},{prices},{open + 59_999},\"0\",{own.Count},\"0\",\"0\",\"0\"]";
    }

    private static string Side(IEnumerable<KeyValuePair<decimal, decimal>> levels) => string.Join(
        ',', levels.Select(level => $"[\"{VenueTrade.Text(level.Key)}\",\"{VenueTrade.Text(level.Value)}\"]"));
}
