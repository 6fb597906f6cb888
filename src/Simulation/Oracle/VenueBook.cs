using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Oracle;

/// <summary>One paper venue read a second time.</summary>
internal sealed class VenueBook
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<(string Account, string OrderId)> _over = [];
    private readonly Dictionary<(string Account, string OrderId), decimal> _filled = [];
    private readonly List<(int Invariant, string What)> _faults = [];

    /// <summary>What cannot be, found while reading.</summary>
    public IReadOnlyList<(int Invariant, string What)> Faults => _faults;

    /// <summary>Every order that was ever taken in.</summary>
    public Dictionary<(string Account, string OrderId), VenueOrder> Orders { get; } = [];

    /// <summary>The last step in which something happened before each order came: none up to it counts.</summary>
    public Dictionary<(string Account, string OrderId), long> Before { get; } = [];

    /// <summary>The steps in which something happened.</summary>
    public HashSet<long> Eventful { get; } = [];

    /// <summary>Every fill, in order.</summary>
    public List<ExecutionReport> Fills { get; } = [];

    /// <summary>Reads one event.</summary>
    public void Read(StoredEvent stored)
    {
        switch (stored.Body)
        {
            case PaperVenueEvent.Accepted e:
                Take(e.Order);
                Number(e.Report);
                break;
            case PaperVenueEvent.Rejected e:
                Take(e.Order);
                Number(e.Report);
                _over.Add((e.Order.Account, e.Order.Intent.OrderId));
                break;
            case PaperVenueEvent.Filled e:
                Number(e.Report);
                Fill(e.Report);
                break;
            case PaperVenueEvent.Rested e:
                Eventful.Add(e.Sequence);
                break;
            case PaperVenueEvent.Cancelled e:
                Number(e.Report);
                RequireOpen(e.Report);
                _over.Add((e.Report.Account, e.Report.OrderId));
                break;
        }
    }

    /// <summary>Orders that may still trade.</summary>
    public IEnumerable<VenueOrder> Open =>
        Orders.Where(entry => !_over.Contains(entry.Key)).Select(entry => entry.Value);

    private void Take(VenueOrder order)
    {
        Before[(order.Account, order.Intent.OrderId)] = Eventful.Count == 0 ? 0 : Eventful.Max();
        if (!Orders.TryAdd((order.Account, order.Intent.OrderId), order))
        {
            _faults.Add((6, $"order {order.Intent.OrderId} of {order.Account} reached the venue twice"));
        }
    }

    private void Fill(ExecutionReport report)
    {
        Eventful.Add(report.Sequence);
        RequireOpen(report);
        Fills.Add(report);
        var key = (report.Account, report.OrderId);
        var filled = _filled[key] = _filled.GetValueOrDefault(key) + report.Quantity;
        if (!Orders.TryGetValue(key, out var order) || filled > order.Intent.Quantity)
        {
            _faults.Add((6, $"order {report.OrderId} of {report.Account} traded {filled}, more than it wanted"));
        }
        else if (filled == order.Intent.Quantity)
        {
            _over.Add(key);
        }
    }

    private void RequireOpen(ExecutionReport report)
    {
        if (_over.Contains((report.Account, report.OrderId)))
        {
            _faults.Add((6, $"order {report.OrderId} of {report.Account} had ended and then {report.Kind}"));
        }
    }

    private void Number(ExecutionReport report)
    {
        var last = _numbers.GetValueOrDefault(report.Account);
        if (report.Number != last + 1)
        {
            _faults.Add((7, $"report {report.Number} to {report.Account} follows {last}"));
        }

        _numbers[report.Account] = report.Number;
    }
}
