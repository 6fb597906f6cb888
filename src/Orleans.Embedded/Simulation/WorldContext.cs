namespace Orleans.Embedded.Simulation;

/// <summary>Where code outside of grains goes on after an <c>await</c>: in the world's one queue, like
/// everything.</summary>
internal sealed class WorldContext(SimulationHost world) : SynchronizationContext
{
    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => world.Add(null, new Posted(d, state));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private sealed class Posted(SendOrPostCallback callback, object? state) : IThreadPoolWorkItem
    {
        public void Execute() => callback(state);
    }
}
