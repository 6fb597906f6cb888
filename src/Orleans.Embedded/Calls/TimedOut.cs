using System.Globalization;

namespace Orleans.Embedded;

/// <summary>What a caller is told whose call took too long.</summary>
internal static class TimedOut
{
    /// <summary>Names the call, what it waits for, and the chain of calls it is part of.</summary>
    public static TimeoutException Of(PendingCall call, CallChains chains, TurnSettings settings)
    {
        var running = chains.RunningAt(call.Queue)?.Request;
        var why = call.IsRunning ? "it is still running"
            : running is null ? "the activation has not started it"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{running.Title} has been running there for {Seconds(running, settings):0.0} s");
        return new TimeoutException(
            $"{call.Queue.Title} did not answer {call.Request.Title} within {settings.ResponseTimeout}: {why}."
            + Chain(chains, chains.Through(call)));
    }

    private static string Chain(CallChains chains, IReadOnlyList<PendingCall> chain)
    {
        var last = chain[^1];
        var holder = last.IsRunning ? null : chains.RunningAt(last.Queue)?.Request;
        var isCircle = holder is not null && chain.Any(call => ReferenceEquals(call.Request, holder));
        var titles = string.Join(" → ", chain.Select(call => call.Request.Title));
        return (chain.Count == 1 ? "" : $" The chain of calls: {titles}.")
            + (isCircle ? " It is a circle: a call back into a grain that awaits the caller never ends." : "");
    }

    private static double Seconds(Request running, TurnSettings settings) =>
        settings.Clock.GetElapsedTime(running.Came.Since).TotalSeconds;
}
