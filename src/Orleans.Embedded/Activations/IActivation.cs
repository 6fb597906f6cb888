using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What the grain model asks of an activation, beyond its public context.</summary>
internal interface IActivation : IGrainContext
{
    /// <summary>Gives references to grains.</summary>
    IReferences Host { get; }

    /// <summary>The host's services: asking these for what lives as long as the host opens no scope.</summary>
    IServiceProvider HostServices { get; }

    /// <summary>See <see cref="GrainBaseExtensions"/>.</summary>
    IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options);

    /// <summary>Keeps the activation in memory for a while, idle or not.</summary>
    void DelayDeactivation(TimeSpan timeSpan);
}

/// <summary>Makes references to known identities.</summary>
internal interface IReferences
{
    /// <summary>A reference of interface <typeparamref name="T"/>.</summary>
    T Reference<T>(GrainId id);
}

internal static class ActivationContexts
{
    /// <summary>The activation behind a public context.</summary>
    public static IActivation AsActivation(this IGrainContext context) => context as IActivation
        ?? throw new InvalidOperationException("The context does not belong to this host.");
}
