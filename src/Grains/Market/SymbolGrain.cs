using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>One market. Key: <c>VENUE:TICKER</c>. Steps are published at once and become durable in order behind
/// that.</summary>
public sealed class SymbolGrain(IEventLog log)
    : DecidingGrain<SymbolState, SymbolCommand, SymbolEvent>(log), ISymbolGrain
{
    private const int PendingAppendsMax = 256;
    private readonly CandleHistory _candles = new();
    private readonly RecentBatches _recent = new();
    private readonly PipelinedAppends _appends = new(PendingAppendsMax);
    private IAsyncStream<MarketBatch> _steps = null!;

    /// <inheritdoc/>
    protected override string Kind => "symbol";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _steps = this.GetStreamProvider(MarketStreams.Provider)
            .GetStream<MarketBatch>(StreamId.Create(MarketStreams.Batches, Key));
        await ResumeFromLogAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _appends.DrainAsync();

    /// <inheritdoc/>
    public async Task<SymbolView> ListAsync(Instrument instrument)
    {
        await GuardedAsync(_appends.DrainAsync());
        var outcome = await HandleAsync(new SymbolCommand.List(instrument));
        return outcome.Refusal is { } refusal
            ? throw new ArgumentException($"{refusal.Code}: {refusal.Detail}", nameof(instrument))
            : await ViewAsync();
    }

    /// <inheritdoc/>
    public async Task<IngestReceipt> IngestAsync(MarketInput input)
    {
        var step = SymbolMarket.Take(State, input);
        if (step.Batch is not { } batch)
        {
            return new IngestReceipt(State.Sequence, step.Refusal);
        }

        await GuardedAsync(_appends.AddAsync(Pipeline(step.State, step.Events, [batch], State.SourcePosition)));
        _recent.Add(batch);
        await _steps.OnNextAsync(batch);
        return new IngestReceipt(batch.Sequence, null);
    }

    /// <inheritdoc/>
    public async Task FlushAsync(StepId step)
    {
        await GuardedAsync(_appends.DrainAsync());
        if (step.Sequence == 0)
        {
            return;
        }

        var kept = await ReadAsync(step.Sequence, 1);
        if (kept.IsEmpty || StepId.Of(kept[0]) != step)
        {
            throw new StepMissingException(Key, step.Sequence);
        }
    }

    /// <inheritdoc/>
    public Task<SymbolView> ViewAsync() => Task.FromResult(new SymbolView(
        State.Instrument,
        State.Sequence,
        State.SourcePosition,
        State.At,
        State.LastPrice,
        State.Sequence == 0 ? 0 : _candles.PriceDayAgo(State.At),
        State.OpenCandles,
        State.Book,
        State.RecentTrades));

    /// <inheritdoc/>
    public async Task<ImmutableArray<MarketBatch>> ReadAsync(long fromSequence, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var recent = _recent.From(fromSequence, limit);
        return recent.IsEmpty && fromSequence <= State.Sequence
            ? await Log.ReadBatchesAsync(Key, fromSequence, limit, CancellationToken.None)
            : recent;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Candle>> CandlesAsync(
        Timeframe timeframe, long throughSequence, DateTimeOffset before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 5000));
        return Task.FromResult(_candles.Newest(timeframe, throughSequence, before, limit));
    }

    /// <inheritdoc/>
    protected override Decider<SymbolState, SymbolCommand, SymbolEvent> RulesFor(string key) => SymbolMarket.Decider;

    /// <inheritdoc/>
    protected override void Applied(SymbolEvent happened)
    {
        if (happened is SymbolEvent.CandleClosed closed)
        {
            _candles.Append(closed.Candle);
        }
    }

    /// <summary>Events tell candles; the moments since the last one are in the market log.</summary>
    private async Task ResumeFromLogAsync(CancellationToken cancellationToken)
    {
        const int PageMax = 1000;
        var next = Math.Max(1, State.Sequence);
        while (true)
        {
            var page = await Log.ReadBatchesAsync(Key, next, PageMax, cancellationToken);
            foreach (var batch in page)
            {
                Resume(SymbolMarket.Resume(State, batch));
                _recent.Add(batch);
            }

            if (page.Length < PageMax)
            {
                return;
            }

            next = page[^1].Sequence + 1;
        }
    }
}
