using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Simulation;

/// <summary>Streams whose deliveries are lost, doubled and delayed, as a seed says.</summary>
/// <param name="inner">The streams behind.</param>
/// <param name="time">The world's time; what is delayed by it dies with the process.</param>
/// <param name="random">Decides each event's fate.</param>
/// <param name="faults">How often; asked anew for each event, so that a world can heal.</param>
public sealed class UnreliableStreamProvider(
    IStreamProvider inner, TimeProvider time, SimulationRandom random, Func<DeliveryFaults> faults) : IStreamProvider
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public bool IsRewindable => inner.IsRewindable;

    /// <inheritdoc/>
    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        new UnreliableStream<T>(inner.GetStream<T>(streamId), time, random, faults);
}
