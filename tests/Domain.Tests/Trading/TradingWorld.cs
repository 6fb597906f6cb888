using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Two accounts trading at one paper venue on a market read from a tape, with repeats everywhere. Every
/// decision is kept, for an oracle that shares no code with the rules.</summary>
internal sealed class TradingWorld
{
    public static readonly ImmutableArray<string> Names = ["one@SIM", "two@SIM"];

    public static readonly PaperVenueTerms Terms = new();

    private readonly Tape _tape;
    private readonly Decider<PaperVenueState, PaperVenueCommand, PaperVenueEvent> _venueRules =
        PaperVenue.For(Some.Symbol, Terms);

    private decimal _price = 100;
    private int _orders;

    public TradingWorld(Tape tape)
    {
        _tape = tape;
        Venue = _venueRules.Initial;
        foreach (var name in Names)
        {
            Accounts[name] = TradingAccount.Unopened;
            AccountLog[name] = [];
            Ask(name, Some.Opening(_tape.Choose(100m, 20_000m, 0.01m), _tape.Choose(1, 5, 0.5m)));
        }
    }

    public Dictionary<string, AccountState> Accounts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<AccountEvent>> AccountLog { get; } = new(StringComparer.Ordinal);

    public PaperVenueState Venue { get; private set; }

    public List<ImmutableArray<PaperVenueEvent>> VenueLog { get; } = [];

    /// <summary>What led to each append, and how many steps had been published by then.</summary>
    public List<(PaperVenueCommand Command, long Steps)> Causes { get; } = [];

    public List<MarketBatch> Steps { get; } = [];

    public List<(AccountState Before, AccountCommand.Place Place)> Placed { get; } = [];

    public void Run(Action<string, AccountCommand>? asking = null)
    {
        while (_tape.HasMore)
        {
            var name = Names[_tape.Choose(Names.Length)];
            switch (_tape.Choose(10))
            {
                case < 5:
                    Submit(name, Order(name), asking);
                    break;
                case 5:
                    Cancel(name, $"o{_tape.Choose(_orders + 1)}");
                    break;
                case < 8:
                    Step();
                    break;
                default:
                    Sync(name);
                    break;
            }
        }

        foreach (var name in Names)
        {
            Sync(name);
        }
    }

    private void Submit(string name, OrderIntent order, Action<string, AccountCommand>? asking)
    {
        // Every other asker has not seen the newest steps yet.
        var place = Some.Place(order, _price, Math.Max(0, Steps.Count - _tape.Choose(3)));
        asking?.Invoke(name, place);
        var before = Accounts[name];
        if (Ask(name, place) is not null)
        {
            return;
        }

        Placed.Add((before, place));
        for (var sends = 1 + _tape.Choose(3); sends > 0; sends--)
        {
            Assert.Null(Ask(name, place));
            var sent = new VenueOrder(name, order, Some.Start, place.Sequence);
            Ask(new PaperVenueCommand.Submit(sent, Some.Instrument));
            for (var step = Venue.NextStepAfter(sent, Steps.Count); step <= Steps.Count; step++)
            {
                Ask(new PaperVenueCommand.Match(Steps[(int)step - 1]));
            }
        }
    }

    private OrderIntent Order(string name)
    {
        var held = Accounts[name].Positions.GetValueOrDefault(Some.Symbol)?.Quantity ?? 0;
        var closes = held != 0 && _tape.Chance(70);
        var side = closes ? (held > 0 ? OrderSide.Sell : OrderSide.Buy) : (OrderSide)_tape.Choose(2);
        var reduceOnly = _tape.Chance(closes ? 50 : 5);
        var quantity = closes ? Math.Abs(held) : _tape.Choose(0.1m, 60, 0.001m);
        decimal? limit = _tape.Chance(50) ? _price + _tape.Choose(-2, 2, 0.01m) : null;
        return (side == OrderSide.Buy ? Some.Buy(quantity, limit) : Some.Sell(quantity, limit)) with
        {
            OrderId = $"o{++_orders}",
            ReduceOnly = reduceOnly,
        };
    }

    private void Cancel(string name, string id)
    {
        if (Ask(name, new AccountCommand.Cancel(id, Some.Start)) is null)
        {
            Ask(new PaperVenueCommand.Cancel(name, id, Some.Start, Steps.Count));
            Ask(new PaperVenueCommand.Cancel(name, id, Some.Start, Steps.Count));
        }
    }

    private void Step()
    {
        var trades = ImmutableArray.CreateBuilder<Trade>();
        for (var count = _tape.Choose(6); count > 0; count--)
        {
            _price += _tape.Choose(-1, 1, 0.01m);
            trades.Add(Some.Trade(_price, _tape.Choose(0, 100, 0.0007m)));
        }

        Book? book = null;
        if (_tape.Chance(25))
        {
            book = Some.Book(
                [new(_price - 0.01m, _tape.Choose(0.001m, 9, 0.0013m)), new(_price - 0.5m, 20)],
                [new(_price + 0.01m, _tape.Choose(0.001m, 9, 0.0013m)), new(_price + 0.5m, 20)]);
        }

        var batch = Some.Step(Steps.Count + 1, book, [.. trades]).Batch with { LastPrice = _price };
        Steps.Add(batch);
        Ask(new PaperVenueCommand.Match(batch));
        if (_tape.Chance(10))
        {
            Ask(new PaperVenueCommand.Match(batch));
        }
    }

    private void Sync(string name)
    {
        var last = Accounts[name].LastReport.GetValueOrDefault(Some.Symbol);
        var after = Math.Max(0, last - _tape.Choose(3));
        Assert.Null(Ask(name, new AccountCommand.Record(Venue.ReportsAfter(name, after))));
    }

    private Refusal? Ask(string name, AccountCommand command)
    {
        var rules = TradingAccount.For(name);
        var decision = rules.Decide(Accounts[name], command);
        AccountLog[name].AddRange(decision.Events);
        Accounts[name] = decision.Events.Aggregate(Accounts[name], rules.Evolve);
        return decision.Refusal;
    }

    private void Ask(PaperVenueCommand command)
    {
        var decision = _venueRules.Decide(Venue, command);
        if (!decision.Events.IsEmpty)
        {
            VenueLog.Add(decision.Events);
            Causes.Add((command, Steps.Count));
            Venue = decision.Events.Aggregate(Venue, _venueRules.Evolve);
        }
    }
}
