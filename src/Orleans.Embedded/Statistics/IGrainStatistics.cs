namespace Orleans.Embedded;

/// <summary>What the grains of this process do. Ask the services for it. Every call and every error is counted; how
/// long calls take is known from all that waited or awaited something, and from one in 64 of those that ran at once on
/// their caller's thread. A call counts once it has ended; one that is never answered does not.</summary>
public interface IGrainStatistics
{
    /// <summary>One line per grain class, by name. Costs a look at the grains that have something to do.</summary>
    IReadOnlyList<GrainTypeStatistics> Snapshot();

    /// <summary>One line per grain class and method that was called, by name: never more than the code has methods.
    /// The lines of a class add up to its own. Costs a look at every request that waits, 100,000 at most.</summary>
    IReadOnlyList<GrainMethodStatistics> Methods();
}

/// <summary>What the activations of one grain class did since the host's start.</summary>
/// <param name="GrainType">The class's name in identities.</param>
/// <param name="ClassName">The full name of the class.</param>
/// <param name="Activations">How many are in memory now.</param>
/// <param name="Activated">How many were begun, ever.</param>
/// <param name="Calls">How many calls ended.</param>
/// <param name="Errors">How many of them threw.</param>
/// <param name="Waiting">How many requests wait now: calls, ticks of timers, deliveries of streams.</param>
/// <param name="Median">Half of the calls took no longer, from arrival to end; null before the first. Within 12.5
/// %.</param>
/// <param name="Percentile99">99 in 100 calls took no longer.</param>
public sealed record GrainTypeStatistics(
    string GrainType,
    string ClassName,
    long Activations,
    long Activated,
    long Calls,
    long Errors,
    long Waiting,
    TimeSpan? Median,
    TimeSpan? Percentile99);

/// <summary>What the calls of one method of one grain class came to since the host's start.</summary>
/// <param name="GrainType">The class's name in identities.</param>
/// <param name="Method">Interface and method, <c>ISymbolGrain.Publish</c>; overloads share a line.</param>
/// <param name="Calls">How many ended.</param>
/// <param name="Errors">How many of them threw.</param>
/// <param name="Waiting">How many wait now.</param>
/// <param name="Median">Half of them took no longer, from arrival to end; null before the first. Within 12.5
/// %.</param>
/// <param name="Percentile99">99 in 100 took no longer.</param>
public sealed record GrainMethodStatistics(
    string GrainType,
    string Method,
    long Calls,
    long Errors,
    long Waiting,
    TimeSpan? Median,
    TimeSpan? Percentile99);
