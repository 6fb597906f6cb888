using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Grains.Market;

namespace TradingPlatform.Grains.Trading;

/// <summary>Matches paper orders of one symbol. Key: <c>VENUE:TICKER</c>.</summary>
public sealed class PaperVenueGrain(IEventLog log, PaperVenueTerms terms)
    : DecidingGrain<PaperVenueState, PaperVenueCommand, PaperVenueEvent>(log), IPaperVenueGrain
{
    private ISymbolGrain _symbol = null!;
    private MarketFollower _market = null!;

    /// <inheritdoc/>
    protected override string Kind => "paper";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _symbol = GrainFactory.GetGrain<ISymbolGrain>(Key);
        _market = new MarketFollower(_symbol, MatchAsync);
        _market.SkipTo((State.NextStep ?? 1) - 1);
        await this.FollowMarketAsync(Key, TakeAsync);
    }

    /// <inheritdoc/>
    public async Task SubmitAsync(VenueOrder order, Instrument instrument)
    {
        await HandleAndNudgeAsync(new PaperVenueCommand.Submit(order, instrument), order.Account);
        _market.GoBackTo(State.NextStepAfter(order, _market.Position) - 1);
    }

    /// <inheritdoc/>
    public Task CancelAsync(string account, string orderId, DateTimeOffset at) =>
        HandleAndNudgeAsync(new PaperVenueCommand.Cancel(account, orderId, at, _market.Position), account);

    /// <inheritdoc/>
    public Task AdvanceAsync(long sequence)
    {
        if (State.Open.IsEmpty)
        {
            _market.SkipTo(sequence); // nothing rests, so no step can have a consequence
            return Task.CompletedTask;
        }

        return _market.AdvanceAsync(sequence);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ExecutionReport>> ReportsAsync(string account, long afterNumber)
    {
        if (afterNumber > State.LastNumberTo(account))
        {
            await GuardedAsync(ConfirmAsync()); // the asker knows of reports that this activation never gave
        }

        if (afterNumber < State.ConfirmedThrough(account))
        {
            throw new ReportsGoneException(account, Key, afterNumber);
        }

        Resume(State.Confirm(account, afterNumber));
        return State.ReportsAfter(account, afterNumber);
    }

    /// <inheritdoc/>
    protected override Decider<PaperVenueState, PaperVenueCommand, PaperVenueEvent> RulesFor(string key) =>
        PaperVenue.For(key, terms);

    /// <inheritdoc/>
    protected override bool KeepsSnapshots => true;

    /// <inheritdoc/>
    protected override string? CommandIdOf(PaperVenueCommand command) =>
        command is PaperVenueCommand.Submit { Order: var order } ? $"{order.Account}/{order.Intent.OrderId}" : null;

    private Task TakeAsync(MarketBatch batch)
    {
        if (State.Open.IsEmpty)
        {
            _market.SkipTo(batch.Sequence);
            return Task.CompletedTask;
        }

        return _market.TakeAsync(batch);
    }

    private async Task MatchAsync(MarketBatch batch)
    {
        var match = new PaperVenueCommand.Match(batch);
        var happened = await ObserveAsync(match, () => _symbol.FlushAsync(StepId.Of(batch)));
        foreach (var account in happened.Select(e => e.Report()?.Account).OfType<string>()
            .Distinct(StringComparer.Ordinal))
        {
            await NudgeAsync(account);
        }
    }

    private async Task HandleAndNudgeAsync(PaperVenueCommand command, string account)
    {
        await HandleAsync(command);
        await NudgeAsync(account);
    }

    private Task NudgeAsync(string account) => this.GetStreamProvider(MarketStreams.Provider)
        .GetStream<string>(StreamId.Create(IPaperVenueGrain.Executions, account))
        .OnNextAsync(Key);
}
