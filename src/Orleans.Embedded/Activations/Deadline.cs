namespace Orleans.Embedded;

/// <summary>Bounds the time of a grain's own code at the ends of its life.</summary>
internal static class Deadline
{
    /// <summary>Runs <paramref name="run"/>. After <paramref name="limit"/> its token is cancelled and nobody waits for
    /// it any more. What completes at once costs no timer.</summary>
    /// <exception cref="TimeoutException">It did not end in time; <paramref name="what"/> names it.</exception>
    public static async Task KeepAsync(
        Func<CancellationToken, Task> run, TimeSpan limit, TimeProvider clock, string what)
    {
        using var overdue = new CancellationTokenSource();
        var running = run(overdue.Token);
        if (running.IsCompleted)
        {
            await running;
            return;
        }

        await using var alarm = clock.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), overdue, limit, Timeout.InfiniteTimeSpan);
        try
        {
            await running.WaitAsync(limit, clock);
        }
        catch (TimeoutException overdueHere) when (!running.IsCompleted)
        {
            throw new TimeoutException($"{what} did not end within {limit}.", overdueHere);
        }
    }
}
