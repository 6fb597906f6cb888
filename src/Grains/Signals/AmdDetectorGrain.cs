using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;
using TradingPlatform.Grains.Market;

namespace TradingPlatform.Grains.Signals;

/// <summary>Reads the phases of one market in one timeframe. Key: <see cref="DetectorKey"/>.</summary>
public sealed class AmdDetectorGrain(IEventLog log) : DecidingGrain<AmdState, Candle, AmdEvent>(log), IAmdDetectorGrain
{
    private readonly AmdDetector _detector = new(AmdRules.Default);
    private readonly PhaseHistory _history = new();
    private DetectorKey _id = null!;
    private ISymbolGrain _symbol = null!;
    private MarketFollower _market = null!;

    /// <inheritdoc/>
    protected override string Kind => "amd";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _id = DetectorKey.Parse(Key);
        _symbol = GrainFactory.GetGrain<ISymbolGrain>(_id.Symbol);
        _market = new MarketFollower(_symbol, batch => GuardedAsync(TakeAsync(batch)), StandAtAsync);
        _market.SkipTo(State.Reading.Sequence);
        await StandAtAsync(State.Reading.Sequence);
        await this.FollowMarketAsync(_id.Symbol, _market.TakeAsync);
    }

    /// <inheritdoc/>
    public Task AdvanceAsync(long sequence) => _market.AdvanceAsync(sequence);

    /// <inheritdoc/>
    public async Task<PhaseReading> PhaseAsOfAsync(long sequence)
    {
        await _market.AdvanceAsync(sequence);
        return _history.AsOf(sequence) ?? (await FoldUntilAsync(IsAfter(sequence))).Reading;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PhaseReading>> HistoryAsync(int limit) =>
        Task.FromResult(_history.Newest(Math.Clamp(limit, 1, PhaseHistory.KeptMax)));

    /// <inheritdoc/>
    protected override Decider<AmdState, Candle, AmdEvent> RulesFor(string key) => _detector.Decider;

    /// <inheritdoc/>
    protected override void Applied(AmdEvent happened)
    {
        if (happened is AmdEvent.PhaseChanged changed)
        {
            _history.Add(changed.Reading);
        }
    }

    private static Func<AmdEvent, bool> IsAfter(long sequence) =>
        happened => happened is AmdEvent.PhaseChanged changed && changed.Reading.Sequence > sequence;

    /// <summary>The phase is the last one told; the candles are those closed up to
    /// <paramref name="sequence"/>.</summary>
    private async Task StandAtAsync(long sequence)
    {
        var window = await _symbol.CandlesAsync(
            _id.Timeframe, sequence, DateTimeOffset.MaxValue, _detector.WindowBars);
        Resume(_detector.Resume(State, window.AsSpan()));
    }

    private async Task TakeAsync(MarketBatch batch)
    {
        var steps = _detector.Take(State, batch, _id.Timeframe);
        if (steps.Changes.IsEmpty)
        {
            Resume(steps.State);
            return;
        }

        await _symbol.FlushAsync(StepId.Of(batch)); // what a phase rests on is durable before the phase is
        await Pipeline(steps.State, steps.Changes); // all phases of a batch or none: resuming counts on it
    }
}
