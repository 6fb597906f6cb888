using System.Globalization;
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
    /// <summary>What a caller is told whose call took too long.</summary>
    public TimeoutException TimedOut(string target, Request call, Request? running)
    {
        var why = running is null ? "the activation has not started it"
            : ReferenceEquals(running, call) ? "it is still running"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{running.Title} has been running there for {Clock.GetElapsedTime(running.Since).TotalSeconds:0.0} s");
        return new TimeoutException(
            $"{target} did not answer {call.Title} within {ResponseTimeout}: {why}. "
            + "A call back into a grain that awaits the caller never ends.");
    }
}
