namespace Orleans.Runtime;

/// <summary>What an activation knows about itself.</summary>
public interface IGrainContext
{
    /// <summary>Which grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The instance of the grain class; null until it was made.</summary>
    object? GrainInstance { get; }

    /// <summary>The activation's own service scope; disposed with the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends the activation after the requests that are running; whatever waits goes to a new
    /// activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
