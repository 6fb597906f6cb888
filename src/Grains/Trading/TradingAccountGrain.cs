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

namespace TradingPlatform.Grains.Trading;

/// <summary>One trading account. Key: the account's id.</summary>
[ImplicitStreamSubscription(IPaperVenueGrain.Executions)]
public sealed class TradingAccountGrain(IEventLog log)
    : DecidingGrain<AccountState, AccountCommand, AccountEvent>(log), ITradingAccountGrain
{
    private static readonly TimeSpan OwedAfter = TimeSpan.FromSeconds(5);
    private bool _resend = true;
    private IGrainTimer? _watch;

    /// <summary>Whether a venue still has to hear, or to answer, something.</summary>
    private bool OwesVenue =>
        State.OpenOrders.Values.Any(order => order.State == OrderState.Intent || order.CancelRequested);

    /// <inheritdoc/>
    protected override string Kind => "account";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        var nudges = this.GetStreamProvider(MarketStreams.Provider)
            .GetStream<string>(StreamId.Create(IPaperVenueGrain.Executions, Key));
        await nudges.SubscribeAsync((_, _) => SyncAsync());
        WatchWhatIsOwed();
    }

    /// <inheritdoc/>
    public Task<Outcome> OpenAsync(AccountCommand.Open command) => HandleAsync(command);

    /// <inheritdoc/>
    public async Task<Outcome> PlaceAsync(AccountCommand.Place command)
    {
        var outcome = await HandleAsync(command);
        if (outcome.Refusal is not null)
        {
            return outcome;
        }

        // Also for a repeat: the first attempt may have died between storing the intent and sending it.
        if (State.OpenOrders.TryGetValue(command.Order.OrderId, out var order) && order.State == OrderState.Intent)
        {
            await OweAsync(SendAsync(order, command.Instrument));
        }

        await SyncAsync();
        return outcome with { Version = Version };
    }

    /// <inheritdoc/>
    public async Task<Outcome> CancelAsync(AccountCommand.Cancel command)
    {
        var outcome = await HandleAsync(command);
        if (State.OpenOrders.TryGetValue(command.OrderId, out var order))
        {
            await OweAsync(Venue(order.Intent.Symbol).CancelAsync(Key, command.OrderId, command.At));
            await SyncAsync();
        }

        return outcome with { Version = Version };
    }

    /// <inheritdoc/>
    public async Task<AccountState> SyncAsync()
    {
        if (_resend)
        {
            await ResendAsync();
        }

        foreach (var symbol in State.OpenOrders.Values.Select(o => o.Intent.Symbol).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray())
        {
            await FetchAsync(symbol);
        }

        return State;
    }

    /// <inheritdoc/>
    public async Task<AccountState> AsOfAsync(long sequence)
    {
        await SyncAsync();
        return State.LastSequence <= sequence ? State : await FoldUntilAsync(e => e.MarketSequence() > sequence);
    }

    /// <inheritdoc/>
    public Task<AccountState> ViewAsync() => Task.FromResult(State);

    /// <inheritdoc/>
    protected override Decider<AccountState, AccountCommand, AccountEvent> RulesFor(string key) =>
        TradingAccount.For(key);

    /// <inheritdoc/>
    protected override bool KeepsSnapshots => true;

    /// <inheritdoc/>
    protected override string? CommandIdOf(AccountCommand command) =>
        command is AccountCommand.Place place ? place.Order.OrderId : null;

    /// <inheritdoc/>
    protected override Refusal? Repeated(AccountCommand repeat, AccountEvent first) =>
        TradingAccount.Repeated(repeat, first);

    /// <summary>Takes in everything that a venue has reported since, page by page.</summary>
    private async Task FetchAsync(string symbol)
    {
        while (true)
        {
            var reports = await ReportsAsync(symbol);
            if (reports.IsEmpty)
            {
                return;
            }

            var recorded = await HandleAsync(new AccountCommand.Record(reports));
            if (recorded.Refusal is { } refusal)
            {
                // Asked for from the last one on, they come without hole; anything else is a fault of the venue.
                throw new InvalidOperationException($"{Key}: {refusal.Code}: {refusal.Detail}");
            }
        }
    }

    private async Task<ImmutableArray<ExecutionReport>> ReportsAsync(string symbol)
    {
        try
        {
            return await Venue(symbol).ReportsAsync(Key, State.LastReport.GetValueOrDefault(symbol));
        }
        catch (ReportsGoneException)
        {
            DeactivateOnIdle(); // another activation stored more than this one knows
            throw;
        }
    }

    /// <summary>Until the venue has answered, the next one who comes sends it again.</summary>
    private async Task OweAsync(Task telling)
    {
        var before = _resend;
        _resend = true;
        WatchWhatIsOwed();
        await telling;
        _resend = before;
    }

    /// <summary>While a venue owes an answer, the account asks by itself: nobody else may ever come.</summary>
    private void WatchWhatIsOwed()
    {
        if (_watch is null && OwesVenue)
        {
            _watch = this.RegisterGrainTimer(
                AskVenueAsync, new GrainTimerCreationOptions(OwedAfter, OwedAfter) { KeepAlive = true });
        }
    }

    private async Task AskVenueAsync()
    {
        _resend = true;
        await SyncAsync();
        if (!OwesVenue)
        {
            _watch?.Dispose();
            _watch = null;
        }
    }

    /// <summary>After a restart: whatever was stored and never confirmed goes out again; the venue knows
    /// repeats.</summary>
    private async Task ResendAsync()
    {
        foreach (var order in State.OpenOrders.Values.OrderBy(o => o.Intent.OrderId, StringComparer.Ordinal).ToArray())
        {
            if (order.State == OrderState.Intent)
            {
                var market = await GrainFactory.GetGrain<ISymbolGrain>(order.Intent.Symbol).ViewAsync();
                if (market.Instrument is { } instrument)
                {
                    await SendAsync(order, instrument);
                }
            }

            if (order.CancelRequested)
            {
                await Venue(order.Intent.Symbol).CancelAsync(Key, order.Intent.OrderId, order.UpdatedAt);
            }
        }

        _resend = false;
    }

    private Task SendAsync(Order order, Instrument instrument) => Venue(order.Intent.Symbol).SubmitAsync(
        new VenueOrder(Key, order.Intent, order.PlacedAt, order.PlacedSequence), instrument);

    private IPaperVenueGrain Venue(string symbol) => GrainFactory.GetGrain<IPaperVenueGrain>(symbol);
}
