namespace Orleans.Embedded;

/// <summary>The timers of one activation.</summary>
internal sealed class ActivationTimers
{
    private readonly List<GrainTimer> _timers = [];

    public void Add(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Add(timer);
        }
    }

    public void Remove(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    public void StopAll()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
