using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>What the host must know of a grain class, read once from its attributes.</summary>
internal sealed class GrainClass
{
    /// <summary>Compiled once per process: a simulated world starts hosts by the dozen.</summary>
    private static readonly ConditionalWeakTable<Type, ObjectFactory> Factories = [];

    private readonly ConcurrentDictionary<GrainMethod, MethodInfo> _implementations = new();
    private readonly Func<IInvokable, bool>? _mayInterleave;

    public GrainClass(Type type)
    {
        Type = type;
        Name = type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? DefaultName(type);
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        AgeLimit = type.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.Amount;
        WorkersMax = type.GetCustomAttribute<StatelessWorkerAttribute>() is { } workers
            ? workers.MaxLocalWorkers > 0 ? workers.MaxLocalWorkers : Environment.ProcessorCount
            : 0;
        StreamNamespaces =
            [.. type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(a => a.StreamNamespace)];
        _mayInterleave = type.GetCustomAttribute<MayInterleaveAttribute>() is { } attribute
            ? Predicate(type, attribute.CallbackMethodName)
            : null;
        NeedsServices = type.GetConstructors().Any(c => c.GetParameters().Length > 0);
        ActivatesAtOnce = !Overrides(type);
    }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>Its name in identities.</summary>
    public string Name { get; }

    /// <summary>The grain interfaces it implements.</summary>
    public IReadOnlyList<Type> Interfaces { get; }

    /// <summary>Whether all its requests interleave.</summary>
    public bool IsReentrant { get; }

    /// <summary>How long an activation may be idle: null for the host's default, infinite for ever.</summary>
    public TimeSpan? AgeLimit { get; }

    /// <summary>How many activations of one key may serve at once; 0 for the usual one.</summary>
    public int WorkersMax { get; }

    /// <summary>The namespaces of the streams it consumes without subscribing.</summary>
    public IReadOnlyList<string> StreamNamespaces { get; }

    /// <summary>Whether its constructor takes parameters.</summary>
    public bool NeedsServices { get; }

    /// <summary>Whether it does nothing when it is activated.</summary>
    public bool ActivatesAtOnce { get; }

    /// <summary>How its activations begin: where that is quick, the first caller's thread does it.</summary>
    public QuickRuns Births { get; } = new();

    /// <summary>What its activations did, the ended ones included.</summary>
    public GrainClassTally Tally { get; } = new();

    /// <summary>Whether a call may interleave with all others.</summary>
    public bool Interleaves(GrainCall call) =>
        IsReentrant || call.Called.AlwaysInterleaves || (_mayInterleave is not null && _mayInterleave(call));

    /// <summary>A new instance, its constructor's parameters taken from the services.</summary>
    public object Create(IServiceProvider services) => 
        Factories.GetValue(Type, static type => ActivatorUtilities.CreateFactory(type, []))(services, null);

    /// <summary>The class's method behind a method of an interface.</summary>
    public MethodInfo ImplementationOf(GrainMethod method) => _implementations.GetOrAdd(method, Find, Type);

    private static MethodInfo Find(GrainMethod method, Type type)
    {
        var map = type.GetInterfaceMap(method.InterfaceType);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method.Method)];
    }

    private static bool IsGrainInterface(Type type) =>
        typeof(IGrain).IsAssignableFrom(type) && type.Assembly != typeof(IGrain).Assembly;

    private static bool Overrides(Type type)
    {
        var map = type.GetInterfaceMap(typeof(IGrainBase));
        var index = Array.FindIndex(
            map.InterfaceMethods,
            m => string.Equals(m.Name, nameof(IGrainBase.OnActivateAsync), StringComparison.Ordinal));
        var declaring = map.TargetMethods[index].DeclaringType;
        return declaring != typeof(Grain) && declaring != typeof(IGrainBase);
    }

    private static string DefaultName(Type type)
    {
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)
            ? name[..^suffix.Length]
            : name;
    }

    private static Func<IInvokable, bool> Predicate(Type type, string name)
    {
        var method = type.GetMethod(
            name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(IInvokable)]);
        return method?.ReturnType == typeof(bool)
            ? method.CreateDelegate<Func<IInvokable, bool>>()
            : throw new OrleansConfigurationException(
                $"{type.FullName} names {name} in [MayInterleave], but has no static bool {name}(IInvokable).");
    }
}
