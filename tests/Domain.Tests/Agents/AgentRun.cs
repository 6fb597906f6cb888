using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>One agent over one market: bars → sight → decider → desk. A host reduced to its duties.</summary>
internal sealed class AgentRun
{
    public static readonly Instrument Rules = new("TEST:BTCUSDT", "BTC", "USDT", 0.01m, 0.00001m, 0.00001m, 9000m, 5m);

    private readonly AgentProfile _profile;
    private readonly Decider<TradingAgentState, AgentCommand, AgentEvent> _decider;
    private readonly List<Candle> _closed = [];
    private readonly Func<OrderIntent, bool> _refuses;
    private ImmutableArray<Candle> _window = [];
    private Candle? _forming;

    public AgentRun(AgentKind kind, decimal fillShare = 1, Func<OrderIntent, bool>? refuses = null)
        : this(AgentProfile.Of(kind), AgentStrategies.Of(kind), fillShare, refuses)
    {
    }

    public AgentRun(
        AgentProfile profile, IStrategy strategy, decimal fillShare = 1, Func<OrderIntent, bool>? refuses = null)
    {
        _profile = profile;
        _decider = TradingAgent.For(profile, strategy, "agent@TEST:BTCUSDT");
        _refuses = refuses ?? (_ => false);
        Desk = new PaperDesk(_profile.OpeningCash, fillShare);
        State = _decider.Initial;
    }

    public PaperDesk Desk { get; }

    /// <summary>Steps are three to five times finer than the bars the agent decides on.</summary>
    public Timeframe StepTimeframe => _profile.Timeframe switch
    {
        Timeframe.H1 => Timeframe.M15,
        Timeframe.M15 => Timeframe.M5,
        _ => Timeframe.M1,
    };

    public TradingAgentState State { get; private set; }

    public EquityTrack Track { get; private set; } = EquityTrack.Empty;

    public List<AgentEvent> Events { get; } = [];

    public List<Step> Steps { get; } = [];

    public AgentSight? LastSight { get; private set; }

    public static AgentRun Over(AgentKind kind, IEnumerable<Candle> bars)
    {
        var run = new AgentRun(kind);
        run.Ask(new AgentCommand.Start("start-1", "tester", 0, DateTimeOffset.UnixEpoch));
        foreach (var bar in bars)
        {
            run.Take(bar);
        }

        return run;
    }

    public void Ask(AgentCommand command) => Append(_decider.Decide(State, command).Events);

    /// <summary>One step: the desk matches, the candles roll, the agent considers, its orders go out.</summary>
    public void Take(Candle bar)
    {
        var sequence = Steps.Count + 1;
        Desk.Match(bar);
        var at = bar.OpenAt + bar.Timeframe.Duration();
        var barClosed = Roll(bar, sequence, at);
        var account = Desk.Sight(bar.Close);
        Track = Track.Advance(at, account.Equity);
        Steps.Add(new Step(sequence, at, bar.Open, bar.Close, account.Equity, account.PositionQuantity, Track));
        var sight = new AgentSight(
            Rules, sequence, at, bar.Close, barClosed, _window, PhaseReading.Unknown, account, Track);
        LastSight = sight;
        var events = _decider.Decide(State, new AgentCommand.Consider(sight)).Events;
        Append(events);
        Steps[^1] = Steps[^1] with { Track = Track };
        foreach (var happened in events)
        {
            if (happened is AgentEvent.Decided { Decision: var decision })
            {
                Send(decision, bar.Close);
            }
        }
    }

    /// <summary>Forgets everything in memory and comes back from events and the log of steps.</summary>
    public void Restart()
    {
        State = Events.Aggregate(_decider.Initial, _decider.Evolve);
        Track = State.Track;
        foreach (var step in Steps.Skip((int)State.LastSequence))
        {
            Track = Track.Advance(step.At, step.Equity);
        }
    }

    private void Append(ImmutableArray<AgentEvent> events)
    {
        foreach (var happened in events)
        {
            Events.Add(happened);
            State = _decider.Evolve(State, happened);
            Track = happened is AgentEvent.Decided or AgentEvent.EquityMarked ? State.Track : Track;
        }
    }

    private void Send(AgentDecision decision, decimal price)
    {
        foreach (var id in decision.CancelOrderIds)
        {
            Desk.Cancel(id);
        }

        if (decision.Order is not { } order)
        {
            return;
        }

        if (OrderFilters.Check(Rules, order, price) is { } broken)
        {
            throw new InvalidOperationException($"The agent sent what no venue takes: {broken.Detail}");
        }

        Assert.True(
            order.ReduceOnly ? !Desk.Open.Any(o => o.Intent.ReduceOnly) : Desk.Open.IsEmpty,
            $"A second order for the same purpose: {decision}");
        Assert.True(!order.ReduceOnly || order.Quantity <= Math.Abs(Desk.Quantity), $"More than is held: {decision}");
        if (_refuses(order))
        {
            var refusal = new Refusal("account.closed-for-lunch", "Come back later.");
            Ask(new AgentCommand.Note(order.OrderId, refusal, decision.Sequence, decision.At));
            return;
        }

        Desk.Place(order, decision.At, decision.Sequence, price);
    }

    private bool Roll(Candle bar, long sequence, DateTimeOffset at)
    {
        var span = _profile.Timeframe.Duration().Ticks;
        var openAt = new DateTimeOffset(bar.OpenAt.UtcTicks - (bar.OpenAt.UtcTicks % span), TimeSpan.Zero);
        var closedBefore = _forming is { } old && old.OpenAt != openAt && Close(old, sequence);
        _forming = _forming is null || closedBefore
            ? bar with { Timeframe = _profile.Timeframe, OpenAt = openAt }
            : _forming with
            {
                High = Math.Max(_forming.High, bar.High),
                Low = Math.Min(_forming.Low, bar.Low),
                Close = bar.Close,
                Volume = _forming.Volume + bar.Volume,
            };
        var closesNow = at.UtcTicks - openAt.UtcTicks >= span && Close(_forming, sequence);
        return closedBefore || closesNow;
    }

    private bool Close(Candle candle, long sequence)
    {
        _closed.Add(candle with { Sequence = sequence });
        _forming = null;
        var from = Math.Max(0, _closed.Count - _profile.Window);
        _window = [.. _closed.GetRange(from, _closed.Count - from)];
        return true;
    }

    /// <summary>One step as it was before the agent considered it.</summary>
    internal sealed record Step(
        long Sequence,
        DateTimeOffset At,
        decimal Open,
        decimal Price,
        decimal Equity,
        decimal Position,
        EquityTrack Track);
}
