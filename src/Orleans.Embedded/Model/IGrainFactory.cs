using System.Diagnostics.CodeAnalysis;

namespace Orleans;

/// <summary>Gives references to grains. A reference costs little and creates nothing: the grain comes to life with its
/// first call.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with this key.</summary>
    /// <param name="primaryKey">Its key.</param>
    /// <param name="grainClassNamePrefix">The beginning of the full class name, where several classes implement the
    /// interface.</param>
    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string?)"/>
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string?)"/>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <summary>A reference through which grains call <paramref name="obj"/>, one call at a time. It lives until
    /// <see cref="DeleteObjectReference{T}"/> or the host's end.</summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference; later calls through it fail with
    /// <see cref="Runtime.ClientNotAvailableException"/>.</summary>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}

/// <summary>The way in for code that is no grain: API endpoints, hubs, background work.</summary>
[SuppressMessage("Design", "CA1040", Justification = "Orleans' own shape.")]
public interface IClusterClient : IGrainFactory
{
    /// <summary>The host's services.</summary>
    IServiceProvider ServiceProvider { get; }
}
