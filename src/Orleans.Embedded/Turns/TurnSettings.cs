using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>What all turn queues of a host share.</summary>
/// <param name="Scheduler">Where turns run.</param>
/// <param name="Clock">The host's time.</param>
/// <param name="Log">For failures that nobody else is told of.</param>
/// <param name="WaitingMax">How many calls may wait at one queue.</param>
/// <param name="ResponseTimeout">How long a caller waits.</param>
/// <param name="InlineDepth">How deep calls may nest on one thread; 0 queues every call.</param>
/// <param name="InlineBudget">How long the synchronous part of a method may be for it to run on its caller's
/// thread.</param>
internal sealed record TurnSettings(
    ITurnScheduler Scheduler,
    TimeProvider Clock,
    ILogger Log,
    int WaitingMax,
    TimeSpan ResponseTimeout,
    int InlineDepth,
    TimeSpan InlineBudget)
{
    /// <summary>The queues that have something to do.</summary>
    public BusyQueues Busy { get; } = new();
}
