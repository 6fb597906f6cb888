using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which activation serves which grain: one per identity, or a few for stateless workers.</summary>
internal sealed class GrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, Activation> _single = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();

    /// <summary>All activations there are.</summary>
    public IEnumerable<Activation> Activations =>
        _single.Select(entry => entry.Value).Concat(_pools.SelectMany(entry => entry.Value.Workers));

    /// <summary>The activation that serves <paramref name="id"/>, made if there is none.
    /// However many ask at
    /// once, all get the same.</summary>
    public Activation Find(GrainId id, GrainClass grainClass, GrainHost host)
    {
        if (grainClass.WorkersMax > 0)
        {
            return FindWorker(id, grainClass, host);
        }

        if (_single.TryGetValue(id, out var known))
        {
            return known;
        }

        var made = new Activation(id, grainClass, host);
        var kept = _single.GetOrAdd(id, made);
        if (ReferenceEquals(kept, made))
        {
            made.Class.Tally.ActivationBegan();
        }

        return kept;
    }

    /// <summary>Forgets an activation that has ended.</summary>
    public void Remove(Activation activation)
    {
        if (_pools.TryGetValue(activation.GrainId, out var pool))
        {
            pool.Remove(activation);
        }
        else
        {
            _single.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));
        }
    }

    private Activation FindWorker(GrainId id, GrainClass grainClass, GrainHost host) =>
        _pools.GetOrAdd(id, static _ => new WorkerPool())
            .Pick(grainClass.WorkersMax, () => new Activation(id, grainClass, host));
}
