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

    /// <summary>The activation that serves <paramref name="id"/>, made by <paramref name="make"/> if there is none.
    /// However many ask at
    /// once, all get the same.</summary>
    public Activation Find(GrainId id, GrainClass grainClass, Func<Activation> make)
    {
        if (grainClass.WorkersMax > 0)
        {
            return _pools.GetOrAdd(id, static _ => new WorkerPool()).Pick(grainClass.WorkersMax, make);
        }

        if (_single.TryGetValue(id, out var known))
        {
            return known;
        }

        var made = make();
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
}
