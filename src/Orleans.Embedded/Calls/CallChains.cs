namespace Orleans.Embedded;

/// <summary>Who waits for whom, found when a call has taken too long: calls themselves keep no more than their source.
/// Where several requests of one activation run at once, the oldest stands for all of them.</summary>
internal sealed class CallChains
{
    private const int PendingMax = 100_000;
    private const int HopsMax = 32;

    private readonly Dictionary<TurnQueue, PendingCall> _running = [];
    private readonly Dictionary<TurnQueue, PendingCall> _made = [];

    public CallChains(IEnumerable<TurnQueue> queues, IReadOnlyList<PendingCall> overdue)
    {
        var pending = new List<PendingCall>(overdue);
        foreach (var queue in queues)
        {
            queue.ListPending(pending, PendingMax);
        }

        foreach (var call in pending)
        {
            if (call.IsRunning)
            {
                _running.TryAdd(call.Queue, call);
            }

            if (call.Source is { } source)
            {
                _made.TryAdd(source, call);
            }
        }
    }

    /// <summary>What runs where a call waits, or null.</summary>
    public PendingCall? RunningAt(TurnQueue queue) => _running.GetValueOrDefault(queue);

    /// <summary>The calls that led to this one and those it waits for, outermost first.</summary>
    public IReadOnlyList<PendingCall> Through(PendingCall call)
    {
        var chain = new LinkedList<PendingCall>([call]);
        while (chain.Count < HopsMax
            && chain.First!.Value.Source is { } source
            && RunningAt(source) is { } caller && !Holds(chain, caller))
        {
            chain.AddFirst(caller);
        }

        while (chain.Count < HopsMax
            && chain.Last!.Value is { IsRunning: true } last
            && _made.GetValueOrDefault(last.Queue) is { } next && !Holds(chain, next))
        {
            chain.AddLast(next);
        }

        return [.. chain];
    }

    private static bool Holds(LinkedList<PendingCall> chain, PendingCall call) =>
        chain.Any(known => ReferenceEquals(known.Request, call.Request));
}
