using Orleans.Runtime;

namespace Orleans.Embedded.Simulation;

/// <summary>Second activations of grains that already have one.</summary>
internal sealed class ActivationTwins(GrainHost host, SimulationRandom random)
{
    private readonly Dictionary<GrainId, Activation?> _twins = [];

    /// <summary>Gives <paramref name="id"/> a second activation with its next call.</summary>
    public void Add(GrainId id) => _twins.TryAdd(id, null);

    /// <summary>Which of two activations a call meets.</summary>
    public Activation Choose(Activation found)
    {
        if (_twins.Count == 0 || !_twins.TryGetValue(found.GrainId, out var twin) || random.Chance(500))
        {
            return found;
        }

        if (twin is null || twin.Ended.IsCompleted)
        {
            found.Class.Tally.ActivationBegan();
            _twins[found.GrainId] = twin = new Activation(found.GrainId, found.Class, host);
        }

        return twin;
    }

    /// <summary>Ends them.</summary>
    public void EndAll()
    {
        foreach (var twin in _twins.Values.OfType<Activation>())
        {
            twin.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "Another activation serves the grain."));
        }

        _twins.Clear();
    }
}
