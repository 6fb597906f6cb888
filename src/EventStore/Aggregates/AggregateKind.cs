using TradingPlatform.Domain;

namespace TradingPlatform.EventStore.Aggregates;

/// <summary>One kind of stream: what its ids begin with, and by which rules of the domain it is folded.</summary>
/// <param name="name">The first part of a stream's id, <c>account</c>. Stored; never renamed.</param>
/// <param name="stateType">What the events are folded into.</param>
/// <param name="eventType">The union of its events.</param>
public abstract class AggregateKind(string name, Type stateType, Type eventType)
{
    /// <summary>The first part of a stream's id, <c>account</c>.</summary>
    public string Name => name;

    /// <summary>What the id of each of its streams begins with, <c>account-</c>.</summary>
    public string Prefix { get; } = $"{name}-";

    /// <summary>What the events are folded into.</summary>
    public Type StateType => stateType;

    /// <summary>The union of its events.</summary>
    public Type EventType => eventType;

    /// <summary>Nothing has happened yet to the aggregate named <paramref name="key"/>.</summary>
    /// <exception cref="FormatException">No aggregate of this kind can have that key.</exception>
    public abstract AggregateFold Begin(string key);
}

/// <summary>A kind whose rules are a decider of the domain.</summary>
/// <param name="name">The first part of a stream's id.</param>
/// <param name="rules">The decider of one key; the very one that the grain decides by.</param>
internal sealed class AggregateKind<TState, TCommand, TEvent>(
    string name, Func<string, Decider<TState, TCommand, TEvent>> rules)
    : AggregateKind(name, typeof(TState), typeof(TEvent))
    where TState : notnull
    where TEvent : class
{
    /// <inheritdoc/>
    public override AggregateFold Begin(string key) => new Fold(rules(key));

    private sealed class Fold(Decider<TState, TCommand, TEvent> rules) : AggregateFold
    {
        private TState _state = rules.Initial;

        public override object State => _state;

        protected override void Evolve(object happened) => _state = rules.Evolve(
            _state,
            happened as TEvent ?? throw new InvalidOperationException(
                $"{happened.GetType().Name} is no {typeof(TEvent).Name} and cannot have happened to this stream."));
    }
}
