namespace Orleans.Embedded.Simulation;

/// <summary>Puts the turns of one simulated process into the world's queue, until the process is dead.</summary>
internal sealed class ProcessScheduler(SimulationHost world, SimulatedProcess process) : ITurnScheduler
{
    /// <inheritdoc/>
    public bool AllowsInline => false;

    /// <inheritdoc/>
    public int ItemsPerVisit => 1;

    /// <inheritdoc/>
    public void Schedule(IThreadPoolWorkItem work) => world.Add(process, work);
}
