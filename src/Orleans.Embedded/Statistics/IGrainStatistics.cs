namespace Orleans.Embedded;

/// <summary>What the grains of this process do. Ask the services for it.</summary>
public interface IGrainStatistics
{
    /// <summary>One line per grain class, by name. Costs a walk over all activations.</summary>
    IReadOnlyList<GrainTypeStatistics> Snapshot();
}

/// <summary>What the activations of one grain class did since the host's start.</summary>
/// <param name="GrainType">The class's name in identities.</param>
/// <param name="ClassName">The full name of the class.</param>
/// <param name="Activations">How many are in memory now.</param>
/// <param name="Activated">How many were begun, ever.</param>
/// <param name="Calls">How many calls ended.</param>
/// <param name="Errors">How many of them threw.</param>
/// <param name="Waiting">How many requests wait now.</param>
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
