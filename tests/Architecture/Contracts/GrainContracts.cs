using System.Reflection;
using Orleans;
using TradingPlatform.Domain;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>Grain interfaces and everything that travels through them, however deep inside.</summary>
/// <param name="Interfaces">The grain interfaces.</param>
/// <param name="Messages">Types that are declared beside them: serialized by number.</param>
/// <param name="Travellers">Types of the domain: serialized as JSON, by name.</param>
/// <param name="Faults">Exceptions that callers decide on: serialized by number.</param>
internal sealed record GrainContracts(
    IReadOnlyList<Type> Interfaces,
    IReadOnlyList<Type> Messages,
    IReadOnlyList<Type> Travellers,
    IReadOnlyList<Type> Faults)
{
    /// <summary>The platform's.</summary>
    public static GrainContracts Platform { get; } = Of(typeof(ISymbolGrain).Assembly.GetTypes());

    /// <summary>All types that carry state.</summary>
    public IEnumerable<Type> All => Messages.Concat(Travellers);

    /// <summary>The grain interfaces and exceptions among <paramref name="types"/>, and what travels through
    /// them.</summary>
    public static GrainContracts Of(IEnumerable<Type> types)
    {
        var ordered = types.OrderBy(type => type.FullName, StringComparer.Ordinal).ToList();
        var contracts = ordered.Where(Immutability.IsReference).ToList();
        var found = Reachable(
            from contract in contracts
            from method in MethodsOf(contract)
            from type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            select type);
        var home = contracts.Select(type => type.Assembly).ToHashSet();
        return new GrainContracts(
            contracts,
            [.. found.Where(type => home.Contains(type.Assembly))],
            [.. found.Where(type => type.Assembly == typeof(Refusal).Assembly)],
            [.. ordered.Where(type => typeof(Exception).IsAssignableFrom(type))]);
    }

    /// <summary>The calls of a grain interface.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type contract) => contract.GetMethods()
        .Where(method => !method.IsStatic)
        .OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>The properties that carry a type's state, those of its bases included; of an exception those that it
    /// adds to any other one.</summary>
    public static IEnumerable<PropertyInfo> StateOf(Type type) => typeof(Exception).IsAssignableFrom(type)
        ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetSetMethod() is not null)
            .OrderBy(property => property.MetadataToken);

    /// <summary>The cases of a union.</summary>
    public static IEnumerable<Type> CasesOf(Type type) => type is { IsAbstract: true, IsInterface: false }
        ? type.Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type))
        : [];

    private static IEnumerable<Type> Reachable(IEnumerable<Type> from)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(from);
        while (open.TryDequeue(out var type))
        {
            if (Immutability.IsReference(type) || !seen.Add(type))
            {
                continue;
            }

            Type[] parts = type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments();
            foreach (var part in parts.Concat(IsOurs(type) ? StateOf(type).Select(p => p.PropertyType) : [])
                .Concat(CasesOf(type)))
            {
                open.Enqueue(part);
            }
        }

        return seen.Where(type => IsOurs(type) && !type.IsGenericType)
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
    }

    private static bool IsOurs(Type type) =>
        type.Assembly.GetName().Name!.StartsWith(CompiledAssembly.Ours, StringComparison.Ordinal)
        && !type.HasElementType;
}
