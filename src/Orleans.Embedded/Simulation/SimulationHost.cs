namespace Orleans.Embedded.Simulation;

/// <summary>A world with one thread, one clock that jumps, and one seed that decides the order of whatever may legally
/// be reordered. Processes full of grains live in it, crash and come back. The same seed and the same binary give the
/// same history.</summary>
/// <remarks>Code of the world awaits only what the world completes: its clock, its grains, its own promises. A
/// continuation that comes back from another thread ends the run with an exception that says so.</remarks>
public sealed class SimulationHost
{
    /// <summary>What virtual clocks show at first.</summary>
    public static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(SimulatedProcess? Process, IThreadPoolWorkItem Work)> _ready = [];
    private readonly SimulationRandom _order;
    private readonly WorldContext _context;
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private volatile InvalidOperationException? _escape;

    /// <summary>Makes an empty world. It belongs to this thread.</summary>
    /// <param name="seed">Decides the order of everything.</param>
    public SimulationHost(ulong seed)
    {
        Random = new SimulationRandom(seed);
        _order = Random.Fork(1);
        _context = new WorldContext(this);
    }

    /// <summary>The clock of the world. A process has its own, which may be wrong.</summary>
    public VirtualTime Clock { get; } = new(Beginning);

    /// <summary>Chance; fork it for each purpose.</summary>
    public SimulationRandom Random { get; }

    /// <summary>How many pieces of work have run.</summary>
    public long Turns { get; private set; }

    /// <summary>Starts a process that hosts grains.</summary>
    /// <param name="configure">As for <c>UseOrleans</c>; its services are the process's own.</param>
    public SimulatedProcess Start(Action<Hosting.ISiloBuilder> configure)
    {
        var process = new SimulatedProcess(this, Random.Fork(2));
        process.Start(configure);
        return process;
    }

    /// <summary>Lets the world go on until <paramref name="story"/> has ended, and passes on its failure.</summary>
    /// <param name="story">Runs in the world, outside of grains.</param>
    /// <param name="turnsMax">More work than that is taken for an endless loop.</param>
    /// <exception cref="InvalidOperationException">Nothing is left that could end the story; or it takes too long; or
    /// code left the world's thread.</exception>
    public void Run(Func<Task> story, long turnsMax = 50_000_000)
    {
        ArgumentNullException.ThrowIfNull(story);
        RequireThread();
        var outer = SynchronizationContext.Current;
        SimulatedThread.IsCurrent = true;
        try
        {
            SynchronizationContext.SetSynchronizationContext(_context);
            var running = story();
            for (var left = turnsMax; !running.IsCompleted; left--)
            {
                if (left == 0)
                {
                    throw new InvalidOperationException($"The story has not ended after {turnsMax} turns.");
                }

                Step();
                if (_escape is { } escape)
                {
                    throw escape;
                }
            }

            running.GetAwaiter().GetResult();
        }
        finally
        {
            SimulatedThread.IsCurrent = false;
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Queues work; of a process that died meanwhile it will never run.</summary>
    internal void Add(SimulatedProcess? process, IThreadPoolWorkItem work)
    {
        RequireThread();
        if (process is null or { IsAlive: true })
        {
            _ready.Add((process, work));
        }
    }

    /// <summary>Forgets what a process still had to do.</summary>
    internal void Forget(SimulatedProcess process) => _ready.RemoveAll(ready => ready.Process == process);

    private void Step()
    {
        if (_ready.Count == 0)
        {
            if (!Clock.TryJump())
            {
                throw new InvalidOperationException("Nothing is left to do and the story has not ended: a deadlock.");
            }

            return;
        }

        var chosen = _order.Below(_ready.Count);
        var work = _ready[chosen].Work;
        _ready[chosen] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        Turns++;
        work.Execute();
    }

    private void RequireThread()
    {
        if (Environment.CurrentManagedThreadId != _threadId)
        {
            // Whoever gets the exception may swallow it; the world's own thread throws it once more.
            throw _escape = new InvalidOperationException(
                "Code left the simulated world's thread (Task.Run, ConfigureAwait(false), or I/O): its order is lost.");
        }
    }
}
