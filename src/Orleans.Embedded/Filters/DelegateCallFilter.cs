namespace Orleans.Embedded;

/// <summary>A function in the place of a filter object.</summary>
internal sealed class DelegateCallFilter(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
{
    private readonly IncomingGrainCallFilterDelegate _filter =
        filter ?? throw new ArgumentNullException(nameof(filter));

    public Task Invoke(IIncomingGrainCallContext context) => _filter(context);
}

/// <summary>A function in the place of a filter object for outgoing calls.</summary>
internal sealed class DelegateOutgoingCallFilter(OutgoingGrainCallFilterDelegate filter) : IOutgoingGrainCallFilter
{
    private readonly OutgoingGrainCallFilterDelegate _filter =
        filter ?? throw new ArgumentNullException(nameof(filter));

    public Task Invoke(IOutgoingGrainCallContext context) => _filter(context);
}
