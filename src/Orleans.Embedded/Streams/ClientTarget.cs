namespace Orleans.Embedded;

/// <summary>A subscriber outside of grains: its handler runs in turns of its own.</summary>
internal sealed class ClientTarget : CallTarget
{
    private readonly ClientQueue _queue;

    public ClientTarget(TurnSettings settings) => _queue = new ClientQueue(settings);

    public override string Title => _queue.Title;

    public override TurnQueue Resolve() => _queue;

    public override bool Interleaves(GrainCall call) => false;

    private sealed class ClientQueue(TurnSettings settings) : TurnQueue(settings)
    {
        internal override string Title => "a subscriber outside of grains";
    }
}
