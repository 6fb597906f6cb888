namespace Orleans.Embedded;

/// <summary>The activations of one stateless worker: an idle one serves, else a further one up to the bound, else the
/// one with the
/// shortest line.</summary>
internal sealed class WorkerPool
{
    private readonly Lock _gate = new();
    private volatile Activation[] _workers = [];

    public IReadOnlyList<Activation> Workers => _workers;

    public Activation Pick(int workersMax, Func<Activation> make)
    {
        var workers = _workers;
        if (Array.Find(workers, w => w.IsIdle) is { } idle)
        {
            return idle;
        }

        lock (_gate)
        {
            if (_workers.Length >= workersMax)
            {
                return _workers.MinBy(w => w.Waiting)!;
            }

            var made = make();
            made.Class.Tally.ActivationBegan();
            _workers = [.. _workers, made];
            return made;
        }
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers = Array.FindAll(_workers, w => !ReferenceEquals(w, worker));
        }
    }
}
