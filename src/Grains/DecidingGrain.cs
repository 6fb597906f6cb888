using System.Collections.Immutable;
using Orleans.Runtime;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Grains;

/// <summary>The shell around every decider: load, decide, append, evolve. It holds no rule of business.</summary>
/// <param name="log">Where the grain's stream lives.</param>
public abstract class DecidingGrain<TState, TCommand, TEvent>(IEventLog log) : StreamGrain(log)
    where TState : notnull
    where TEvent : class
{
    private Decider<TState, TCommand, TEvent> _rules = null!;
    private long _keptVersion;

    /// <summary>What is true now.</summary>
    protected TState State { get; private set; } = default!;

    /// <summary>Whether the state is offered for keeping from time to time, so that an activation reads the newest
    /// events only. Off where memory besides the state is built from all of them.</summary>
    protected virtual bool KeepsSnapshots => false;

    /// <summary>The rules for <paramref name="key"/>.</summary>
    protected abstract Decider<TState, TCommand, TEvent> RulesFor(string key);

    /// <summary>The id under which the store carries <paramref name="command"/> out once for ever; null where the state
    /// alone knows repeats.</summary>
    protected virtual string? CommandIdOf(TCommand command) => null;

    /// <summary>Judges a command that the store had carried out before and the state does not remember.</summary>
    /// <param name="repeat">The command that came again.</param>
    /// <param name="first">The last event that it led to then.</param>
    /// <returns>Null when it is the same command.</returns>
    protected virtual Refusal? Repeated(TCommand repeat, TEvent first) => null;

    /// <summary>Called for each event after the state took it in, stored ones at activation included, as far as they
    /// are not in a snapshot.</summary>
    protected virtual void Applied(TEvent happened)
    {
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _rules = RulesFor(Key);
        State = _rules.Initial;
        if (KeepsSnapshots && await Log.SnapshotAsync<TState>(Stream, cancellationToken) is { } kept)
        {
            (State, Version, _keptVersion) = (kept.State, kept.Version, kept.Version);
        }

        await foreach (var stored in Log.ReadAsync(Stream, Version, cancellationToken))
        {
            Apply((TEvent)stored.Body);
        }

        OfferSnapshot();
        WatchForOthers();
    }

    /// <summary>Carries a command out, once however often it is sent. A "no" and a "done before" are confirmed against
    /// the stored version first, for a second activation with an old state would answer them wrongly.</summary>
    /// <exception cref="StaleStreamException">Another activation wrote first; ask again.</exception>
    /// <exception cref="EventLogUnavailableException">The store did not answer; ask again with the same id.</exception>
    protected async Task<Outcome> HandleAsync(TCommand command)
    {
        var decision = await DecideAsync(command);
        if (decision.Events.IsEmpty)
        {
            await GuardedAsync(ConfirmAsync());
            if (decision.Refusal is not null && await KnownAsync(command) is { } known)
            {
                return await GuardedAsync(RepeatedAsync(command, known));
            }
        }

        var receipt = await AppendAsync(decision.Events, CommandIdOf(command));
        return receipt.IsRepeat
            ? await GuardedAsync(RepeatedAsync(command, receipt))
            : new Outcome(Version, decision.Refusal);
    }

    /// <summary>Shows the rules an input that nobody waits for an answer to; most have no consequence and cost no
    /// I/O.</summary>
    /// <param name="input">What is shown.</param>
    /// <param name="beforeAppend">Awaited first when there is something to append: what the decision rests on becomes
    /// durable before the decision does.</param>
    /// <returns>What happened.</returns>
    protected async Task<ImmutableArray<TEvent>> ObserveAsync(TCommand input, Func<Task> beforeAppend)
    {
        var decision = _rules.Decide(State, input);
        if (!decision.Events.IsEmpty)
        {
            await GuardedAsync(beforeAppend());
            await AppendAsync(decision.Events, commandId: null);
        }

        return decision.Events;
    }

    /// <summary>Takes a step of the rules without waiting for its commit. Appends of one process commit in order, so a
    /// failed one fails all that follow it; the caller keeps the returned task and bounds how many are under
    /// way.</summary>
    /// <param name="next">The state after the step.</param>
    /// <param name="events">What happened.</param>
    /// <param name="batches">Market steps that go with it.</param>
    /// <param name="batchesFollow">See <see cref="AppendRequest"/>.</param>
    protected Task Pipeline(
        TState next,
        ImmutableArray<TEvent> events,
        ImmutableArray<MarketBatch> batches = default,
        long batchesFollow = 0)
    {
        var request = Request(events) with { Batches = batches, BatchesFollow = batchesFollow };
        var append = Log.AppendAsync(request, CancellationToken.None);
        State = next;
        Version += events.Length;
        foreach (var happened in events)
        {
            Applied(happened);
        }

        return append;
    }

    /// <summary>Sets the state that was rebuilt beyond the stored events.</summary>
    protected void Resume(TState state) => State = state;

    /// <summary>The state after those events that come before the first one that <paramref name="later"/>
    /// names.</summary>
    protected async Task<TState> FoldUntilAsync(Func<TEvent, bool> later)
    {
        var state = _rules.Initial;
        await foreach (var stored in Log.ReadAsync(Stream, 0, CancellationToken.None))
        {
            if (later((TEvent)stored.Body))
            {
                break;
            }

            state = _rules.Evolve(state, (TEvent)stored.Body);
        }

        return state;
    }

    /// <summary>What an old activation takes for a contradiction is often only news: it looks whether it is old before
    /// anybody hears of it.</summary>
    private async Task<Decision<TEvent>> DecideAsync(TCommand command)
    {
        try
        {
            return _rules.Decide(State, command);
        }
        catch
        {
            await GuardedAsync(ConfirmAsync());
            throw;
        }
    }

    private async Task<AppendReceipt> AppendAsync(ImmutableArray<TEvent> events, string? commandId)
    {
        if (events.IsEmpty)
        {
            return new AppendReceipt(Version, IsRepeat: false);
        }

        var request = Request(events) with { CommandId = commandId };
        var receipt = await GuardedAsync(Log.AppendAsync(request, CancellationToken.None));
        if (!receipt.IsRepeat)
        {
            foreach (var happened in events)
            {
                Apply(happened);
            }

            OfferSnapshot();
        }

        return receipt;
    }

    /// <summary>A repeat that the state has forgotten may look wrong by now; the store remembers that it was right
    /// once.</summary>
    private async Task<AppendReceipt?> KnownAsync(TCommand command) =>
        CommandIdOf(command) is { } id && await Log.CommandAsync(Stream, id, CancellationToken.None) is { } version
            ? new AppendReceipt(version, IsRepeat: true)
            : null;

    /// <summary>The state has forgotten the command and the store has not: it is answered as the first time.</summary>
    private async Task<Outcome> RepeatedAsync(TCommand command, AppendReceipt receipt)
    {
        if (receipt.Version > Version)
        {
            throw new StaleStreamException(Stream, Version); // another activation carried it out
        }

        await foreach (var first in Log.ReadAsync(Stream, receipt.Version - 1, CancellationToken.None))
        {
            return new Outcome(Version, Repeated(command, (TEvent)first.Body));
        }

        throw new InvalidOperationException($"{Stream} lacks event {receipt.Version}, which a command led to.");
    }

    private void OfferSnapshot()
    {
        if (KeepsSnapshots && Version - _keptVersion >= Log.SnapshotEvery)
        {
            Log.OfferSnapshot(Stream, Version, State);
            _keptVersion = Version;
        }
    }

    private AppendRequest Request(ImmutableArray<TEvent> events) => new(
        Stream,
        Version,
        ImmutableArray<object>.CastUp(events),
        [],
        RequestContext.Get(Correlation.Id) as string,
        RequestContext.Get(Correlation.Cause) as string);

    private void Apply(TEvent happened)
    {
        State = _rules.Evolve(State, happened);
        Version++;
        Applied(happened);
    }
}
