namespace Orleans.Embedded;

/// <summary>Where turns run. A part of the host that can be replaced: by threads in real time, by one seeded queue in
/// virtual time.
/// Register another one in the services before <c>UseOrleans</c>.</summary>
public interface ITurnScheduler
{
    /// <summary>Whether a call to an idle grain may run on its caller's thread, without a queue in between.</summary>
    bool AllowsInline { get; }

    /// <summary>How much one visit of a thread to a grain runs before others get the thread. Many save hops; one lets
    /// a simulated world put anything between any two.</summary>
    int ItemsPerVisit => 64;

    /// <summary>Runs <paramref name="work"/> later, once. It must not run it before returning: the caller may hold a
    /// lock.</summary>
    void Schedule(IThreadPoolWorkItem work);
}

/// <summary>Turns on the thread pool, first come first served.</summary>
internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    public bool AllowsInline => true;

    public void Schedule(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
