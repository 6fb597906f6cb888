using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Gives references, to grains and to everybody else.</summary>
internal sealed class ClusterClient(GrainHost host) : IClusterClient
{
    public IServiceProvider ServiceProvider => host.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrEmpty(primaryKey);
        return Get<TGrainInterface>(primaryKey, grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        Get<TGrainInterface>(primaryKey.ToString("N"), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Get<TGrainInterface>(primaryKey.ToString("X", CultureInfo.InvariantCulture), grainClassNamePrefix);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is IGrain or GrainReference or not TGrainObserverInterface)
        {
            throw new ArgumentException(
                $"{obj.GetType().Name} must implement {typeof(TGrainObserverInterface).Name} and be no grain.",
                nameof(obj));
        }

        var target = host.Observers.Add(obj, typeof(TGrainObserverInterface));
        return (TGrainObserverInterface)ProxyFactory.For(typeof(TGrainObserverInterface))(target.Id, host, target);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainProxy { CallTarget: ObserverTarget target })
        {
            host.Observers.Remove(target.Observer, typeof(TGrainObserverInterface));
        }
        else
        {
            host.Observers.Remove(obj, typeof(TGrainObserverInterface));
        }
    }

    private T Get<T>(string key, string? grainClassNamePrefix)
    {
        var grainClass = host.Classes.For(typeof(T), grainClassNamePrefix);
        return host.Reference<T>(new GrainId(new GrainType(grainClass.Name), new IdSpan(key)), grainClass);
    }
}
