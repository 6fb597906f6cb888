using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The objects that grains may call: one target per object and interface.</summary>
internal sealed class Observers(TurnSettings settings)
{
    private readonly ConcurrentDictionary<(IGrainObserver Observer, Type Contract), ObserverTarget> _targets = new(
        new ByReference());

    public ObserverTarget Add(IGrainObserver observer, Type contract) =>
        _targets.GetOrAdd(
            (observer, contract),
            static (key, settings) => new ObserverTarget(
                GrainId.Create("observer", Guid.NewGuid().ToString("N")), key.Observer, settings),
            settings);

    public void Remove(IGrainObserver observer, Type contract)
    {
        if (_targets.TryRemove((observer, contract), out var target))
        {
            target.Delete();
        }
    }

    private sealed class ByReference : IEqualityComparer<(IGrainObserver Observer, Type Contract)>
    {
        public bool Equals((IGrainObserver Observer, Type Contract) x, (IGrainObserver Observer, Type Contract) y) =>
            ReferenceEquals(x.Observer, y.Observer) && x.Contract == y.Contract;

        public int GetHashCode((IGrainObserver Observer, Type Contract) obj) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Observer), obj.Contract);
    }
}
