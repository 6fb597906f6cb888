using Orleans.Runtime;

namespace Orleans;

/// <summary>Runs around every call through a reference, on the caller's side, before the call is sent. Filters run in
/// the order of their registration; each calls <see cref="IGrainCallContext.Invoke"/> to go on.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Does its part and calls <c>context.Invoke()</c>, or does not, and sets a result or throws.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>A filter of outgoing calls as a function.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);

/// <summary>A request as the calling side sees it: <see cref="IGrainCallContext.Grain"/> is the reference.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that calls; null when the caller is no grain.</summary>
    IGrainContext? SourceContext { get; }
}
