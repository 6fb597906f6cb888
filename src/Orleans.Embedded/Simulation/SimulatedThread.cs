namespace Orleans.Embedded.Simulation;

/// <summary>Whether this thread is the one thread of a simulated world. There, whoever completes a promise must not
/// hand what follows to the thread pool: it would leave the world's order.</summary>
internal static class SimulatedThread
{
    [ThreadStatic]
    private static bool isCurrent;

    /// <summary>True inside <see cref="SimulationHost.Run"/>.</summary>
    public static bool IsCurrent
    {
        get => isCurrent;
        set => isCurrent = value;
    }

    /// <summary>How promises that the host makes complete: what follows runs elsewhere, and in a simulated world where
    /// its own context says.</summary>
    public static TaskCreationOptions PromiseOptions =>
        isCurrent ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;
}
