using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Grains.Market;

namespace TradingPlatform.Grains.Agents;

/// <summary>One agent over one symbol and one account. Key: <see cref="AgentKey"/>. Everything it decides on is pulled
/// "as of"
/// the step it looks at, so the same steps give the same decisions whatever else goes on.</summary>
public sealed class TradingAgentGrain(IEventLog log)
    : DecidingGrain<TradingAgentState, AgentCommand, AgentEvent>(log), ITradingAgentGrain
{
    private AgentHistory? _history;
    private AgentKey _id = null!;
    private AgentProfile _profile = null!;
    private ISymbolGrain _symbol = null!;
    private IAmdDetectorGrain _detector = null!;
    private AgentAccount _account = null!;
    private MarketFollower _market = null!;
    private CandleWindow _candles = null!;
    private Instrument? _instrument;
    private PhaseReading _phase = PhaseReading.Unknown;
    private EquityTrack _track = EquityTrack.Empty;
    private AgentSight? _sight;

    /// <inheritdoc/>
    protected override string Kind => "agent";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = AgentKey.Parse(this.GetPrimaryKeyString());
        _profile = AgentProfile.Of(_id.Kind);
        await base.OnActivateAsync(cancellationToken);
        _symbol = GrainFactory.GetGrain<ISymbolGrain>(_id.Symbol);
        _detector = GrainFactory.GetGrain<IAmdDetectorGrain>(
            new DetectorKey(_id.Symbol, _profile.Timeframe).ToString());
        _account = new AgentAccount(
            GrainFactory.GetGrain<ITradingAccountGrain>(Key),
            GrainFactory.GetGrain<IPaperVenueGrain>(_id.Symbol),
            _id.Symbol);
        _market = new MarketFollower(_symbol, batch => GuardedAsync(ConsiderAsync(batch)), StandAtAsync);
        _candles = new CandleWindow(_profile.Timeframe, _profile.Window);
        await ResumeAsync();
        await this.FollowMarketAsync(_id.Symbol, _market.TakeAsync);
    }

    /// <inheritdoc/>
    public Task<Outcome> ExecuteAsync(AgentCommand command) => command is AgentCommand.Consider or AgentCommand.Note
        ? throw new ArgumentException("Steps come from the market, not from callers.", nameof(command))
        : HandleAsync(command);

    /// <inheritdoc/>
    public Task AdvanceAsync(long sequence) => _market.AdvanceAsync(sequence);

    /// <inheritdoc/>
    public Task<AgentView> ViewAsync() =>
        Task.FromResult(AgentViews.Of(_id, _profile, State, _sight, _track, _market.Position));

    /// <inheritdoc/>
    public async Task<ImmutableArray<AgentDecision>> DecisionsAsync(long before, int limit) =>
        (await HistoryAsync()).Decisions(before, Math.Clamp(limit, 1, 500));

    /// <inheritdoc/>
    public async Task<ImmutableArray<EquityPoint>> EquityAsync() => (await HistoryAsync()).Equity;

    /// <inheritdoc/>
    protected override Decider<TradingAgentState, AgentCommand, AgentEvent> RulesFor(string key) =>
        TradingAgent.For(_id.Kind, key);

    /// <inheritdoc/>
    protected override bool KeepsSnapshots => true;

    /// <inheritdoc/>
    protected override string? CommandIdOf(AgentCommand command) => command switch
    {
        AgentCommand.Start start => start.CommandId,
        AgentCommand.Stop stop => stop.CommandId,
        AgentCommand.Halt halt => halt.CommandId,
        _ => null,
    };

    /// <inheritdoc/>
    protected override void Applied(AgentEvent happened) => _history?.Add(happened);

    /// <summary>What screens ask for is read when the first one asks; deciding needs none of it.</summary>
    private async Task<AgentHistory> HistoryAsync()
    {
        if (_history is null)
        {
            var history = new AgentHistory();
            await foreach (var stored in Log.ReadAsync(
                Stream, Math.Max(0, Version - AgentHistory.EventsMax), CancellationToken.None))
            {
                if (stored.Version <= Version)
                {
                    history.Add((AgentEvent)stored.Body);
                }
            }

            _history ??= history;
        }

        return _history;
    }

    /// <summary>Stands where the last event left it: window, phase and track as of that step.</summary>
    private async Task ResumeAsync()
    {
        var market = await _symbol.ViewAsync();
        _instrument = market.Instrument;
        _market.SkipTo(Version == 0 ? market.Sequence : State.LastSequence);
        _track = State.Track;
        await StandAtAsync(_market.Position);
        if (State.LastDecision is { } last && await PriceAtAsync(last.Sequence) is { } price)
        {
            // The process may have died between deciding and acting; the account knows repeats by the order's id.
            await ActAsync(last, price);
        }
    }

    /// <summary>Phase and candles as of step <paramref name="sequence"/>.</summary>
    private async Task StandAtAsync(long sequence)
    {
        _phase = await _detector.PhaseAsOfAsync(sequence);
        _candles.Reset(await _symbol.CandlesAsync(
            _profile.Timeframe, sequence, DateTimeOffset.MaxValue, _profile.Window));
    }

    /// <summary>The price at step <paramref name="sequence"/>; null when the step is not kept any more. A decision that
    /// old is not acted on again: if it ever was not, its moment has passed.</summary>
    private async Task<decimal?> PriceAtAsync(long sequence)
    {
        try
        {
            var step = await _symbol.ReadAsync(sequence, 1);
            return step.IsEmpty ? throw new StepMissingException(_id.Symbol, sequence) : step[0].LastPrice;
        }
        catch (StepsGoneException)
        {
            return null;
        }
    }

    private async Task ConsiderAsync(MarketBatch batch)
    {
        var barClosed = _candles.Add(batch.Closed);
        _instrument ??= (await _symbol.ViewAsync()).Instrument;
        if (batch.LastPrice == 0 || _instrument is null)
        {
            return; // nothing has traded yet
        }

        if (barClosed)
        {
            _phase = await _detector.PhaseAsOfAsync(batch.Sequence);
        }

        var account = await _account.AsOfAsync(batch.Sequence, batch.LastPrice);
        _track = _track.Advance(batch.At, account.Equity);
        _sight = new AgentSight(
            _instrument, batch.Sequence, batch.At, batch.LastPrice, barClosed, _candles.Candles, _phase, account,
                _track);
        var consider = new AgentCommand.Consider(_sight);
        foreach (var happened in await ObserveAsync(consider, () => _symbol.FlushAsync(StepId.Of(batch))))
        {
            _track = happened is AgentEvent.Decided or AgentEvent.EquityMarked ? State.Track : _track;
            if (happened is AgentEvent.Decided decided)
            {
                await ActAsync(decided.Decision, batch.LastPrice);
            }
        }
    }

    private async Task ActAsync(AgentDecision decision, decimal price)
    {
        if (_instrument is not { } instrument)
        {
            return;
        }

        var outcome = await _account.ActAsync(decision, instrument, price);
        if (outcome?.Refusal is { } refusal && decision.Order is { } order)
        {
            await HandleAsync(new AgentCommand.Note(order.OrderId, refusal, decision.Sequence, decision.At));
        }
    }
}
