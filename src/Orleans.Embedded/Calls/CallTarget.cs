namespace Orleans.Embedded;

/// <summary>Who answers the calls through a reference: the activation of a grain, found anew when it has ended, or an
/// observer.</summary>
internal abstract class CallTarget
{
    /// <summary>The queue that serves now; one is made if there is none.</summary>
    /// <exception cref="Runtime.OrleansException">Nobody can serve.</exception>
    public abstract TurnQueue Resolve();

    /// <summary>As <see cref="Resolve"/>, for a call that may run at once; null where it must go the usual
    /// way.</summary>
    public virtual TurnQueue? ResolveNow() => null;

    /// <summary>For messages.</summary>
    public abstract string Title { get; }

    /// <summary>Whether a request may interleave with everything, by the rules of the class.</summary>
    public abstract bool Interleaves(GrainCall call);
}
