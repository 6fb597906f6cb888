using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>An object outside of grains that grains call, one call at a time.</summary>
internal sealed class ObserverTarget(GrainId id, IGrainObserver observer, TurnSettings settings) : CallTarget
{
    private volatile ObserverQueue? _queue = new(id, observer, settings);

    public override string Title => id.ToString();

    public GrainId Id => id;

    public IGrainObserver Observer => observer;

    /// <summary>The queue, until the reference was deleted.</summary>
    public TurnQueue? Queue => _queue;

    public override TurnQueue Resolve() =>
        _queue ?? throw new ClientNotAvailableException($"The object behind {id} was deleted.");

    public override bool Interleaves(GrainCall call) => call.Called.AlwaysInterleaves;

    public void Delete() => _queue = null;

    private sealed class ObserverQueue : TurnQueue
    {
        private readonly GrainId _id;

        public ObserverQueue(GrainId id, IGrainObserver observer, TurnSettings settings)
            : base(settings)
        {
            _id = id;
            Target = observer;
        }

        internal override string Title => _id.ToString();
    }
}
