using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain as the target of calls: whichever activation serves its identity.</summary>
internal sealed class GrainTarget(GrainId id, GrainClass grainClass, GrainHost host) : CallTarget
{
    public override string Title => id.ToString();

    public override TurnQueue Resolve() => host.Find(id, grainClass);

    public override TurnQueue? ResolveNow() => host.IsRunning ? host.Find(id, grainClass) : null;

    public override bool Interleaves(GrainCall call) => grainClass.Interleaves(call);
}
