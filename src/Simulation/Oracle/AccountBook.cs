using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Oracle;

/// <summary>One account kept a second time, from its stream alone and with arithmetic of its own. It does not decide;
/// it adds up, and notes what cannot be.</summary>
internal sealed class AccountBook
{
    private readonly List<(int Invariant, string What)> _faults = [];

    /// <summary>What cannot be, found while reading.</summary>
    public IReadOnlyList<(int Invariant, string What)> Faults => _faults;

    public decimal OpeningCash { get; private set; }

    public decimal LeverageMax { get; private set; }

    public decimal Fees { get; private set; }

    /// <summary>Opening cash and every profit less every fee.</summary>
    public decimal Cash => OpeningCash + Holdings.Values.Sum(holding => holding.Realised) - Fees;

    public SortedDictionary<string, OrderEntry> Orders { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, HoldingEntry> Holdings { get; } = new(StringComparer.Ordinal);

    /// <summary>The last report number by market.</summary>
    public SortedDictionary<string, long> Reports { get; } = new(StringComparer.Ordinal);

    /// <summary>Every fill by market and report number.</summary>
    public Dictionary<(string Symbol, long Report), AccountEvent.OrderFilled> Fills { get; } = [];

    /// <summary>Orders that may still trade.</summary>
    public IEnumerable<OrderEntry> Open => Orders.Values.Where(order => !order.IsOver);

    /// <summary>Reads one event.</summary>
    public void Read(StoredEvent stored)
    {
        switch (stored.Body)
        {
            case AccountEvent.Opened e:
                (OpeningCash, LeverageMax) = (e.Cash, e.LeverageMax);
                break;
            case AccountEvent.OrderPlaced e:
                Place(e, stored.Version);
                break;
            case AccountEvent.OrderAccepted e:
                Report(e.Symbol, e.ReportNumber, stored.Version);
                Living(e.OrderId, stored).IsAnswered = true;
                break;
            case AccountEvent.OrderFilled e:
                Report(e.Symbol, e.ReportNumber, stored.Version);
                Fill(e, stored);
                break;
            case AccountEvent.OrderCancelled e:
                Report(e.Symbol, e.ReportNumber, stored.Version);
                End(e.OrderId, stored);
                break;
            case AccountEvent.OrderRejected e:
                Report(e.Symbol, e.ReportNumber, stored.Version);
                End(e.OrderId, stored);
                break;
            case AccountEvent.ReportIgnored e:
                Report(e.Symbol, e.ReportNumber, stored.Version);
                break;
            case AccountEvent.CancelRequested e:
                var asked = Living(e.OrderId, stored);
                asked.LeftAlone = asked.LeftAlone == 0 ? stored.Version : asked.LeftAlone;
                break;
        }
    }

    private void Place(AccountEvent.OrderPlaced placed, long version)
    {
        var entry = new OrderEntry(placed.Order, placed.ReferencePrice, placed.Sequence, version);
        if (!Orders.TryAdd(placed.Order.OrderId, entry))
        {
            _faults.Add((12, $"order {placed.Order.OrderId} was placed twice, again at version {version}"));
        }
    }

    private void Fill(AccountEvent.OrderFilled fill, StoredEvent stored)
    {
        var order = Living(fill.OrderId, stored);
        order.Filled += fill.Quantity;
        order.IsAnswered = true;
        order.IsOver = order.Left <= 0;
        order.LeftAlone = order.IsOver && order.LeftAlone == 0 ? stored.Version : order.LeftAlone;
        if (order.Left < 0 || fill.Quantity <= 0 || fill.Side != order.Intent.Side)
        {
            _faults.Add((6, $"order {fill.OrderId} wants {order.Intent.Quantity} and has {order.Filled}"));
        }

        if (!Fills.TryAdd((fill.Symbol, fill.ReportNumber), fill))
        {
            _faults.Add((7, $"the fill of report {fill.ReportNumber} of {fill.Symbol} counts twice"));
        }

        if (!Holdings.TryGetValue(fill.Symbol, out var holding))
        {
            Holdings[fill.Symbol] = holding = new HoldingEntry();
        }

        holding.Trade(fill.Side == OrderSide.Buy ? fill.Quantity : -fill.Quantity, fill.Price);
        holding.Realised += fill.RealisedPnl;
        Fees += fill.Fee;
        if (holding.Quantity == 0 && holding.Realised != holding.Flow)
        {
            _faults.Add((3, $"{fill.Symbol} is flat with {holding.Realised} realised; trades brought {holding.Flow}"));
        }
    }

    private void End(string orderId, StoredEvent stored)
    {
        var order = Living(orderId, stored);
        order.IsAnswered = true;
        order.IsOver = true;
        order.LeftAlone = order.LeftAlone == 0 ? stored.Version : order.LeftAlone;
    }

    private void Report(string symbol, long number, long version)
    {
        var last = Reports.GetValueOrDefault(symbol);
        if (number != last + 1)
        {
            _faults.Add((7, $"report {number} of {symbol} follows {last} at version {version}"));
        }

        Reports[symbol] = number;
    }

    private OrderEntry Living(string orderId, StoredEvent stored)
    {
        if (!Orders.TryGetValue(orderId, out var order))
        {
            _faults.Add((16, $"{stored.Name} at version {stored.Version} is about order {orderId} of somebody else"));
            var nobodys = new OrderIntent(orderId, "", OrderSide.Buy, OrderType.Market, 0, null, false);
            return new OrderEntry(nobodys, 0, 0, 0);
        }

        if (order.IsOver)
        {
            _faults.Add((6, $"order {orderId} had ended and then {stored.Name} at version {stored.Version}"));
        }

        return order;
    }
}
