using System.Collections.Immutable;

namespace TradingPlatform.Domain;

/// <summary>The rules of one aggregate as two pure functions over one state.</summary>
/// <param name="Initial">What is true before anything happened.</param>
/// <param name="Decide">Answers a command: events, nothing (it was done before), or a refusal.</param>
/// <param name="Evolve">Applies one event. It never refuses: what happened has happened.</param>
public sealed record Decider<TState, TCommand, TEvent>(
    TState Initial,
    Func<TState, TCommand, Decision<TEvent>> Decide,
    Func<TState, TEvent, TState> Evolve);

/// <summary>The answer to a command. No events and no refusal: the command had been carried out before.</summary>
/// <param name="Events">What happens, in order; may be empty.</param>
/// <param name="Refusal">Why not, or null.</param>
public readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal)
{
    /// <summary>One event.</summary>
    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    /// <summary>Several events, all or none.</summary>
    public static implicit operator Decision<TEvent>(ImmutableArray<TEvent> happened) => new(happened, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}

/// <summary>Names for decisions.</summary>
public static class Decision
{
    /// <summary>A repeated command: nothing more to do.</summary>
    public static Decision<TEvent> AlreadyDone<TEvent>() => new([], null);
}

/// <summary>An expected "no", as data.</summary>
/// <param name="Code">Stable and machine-read, <c>account.insufficient-margin</c>; never renamed.</param>
/// <param name="Detail">For people: what is wrong, the limit and the value, and what to do. Holds no secret.</param>
public sealed record Refusal(string Code, string Detail);
