using System.Reflection;
using Orleans;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Architecture;

/// <summary>The grain interfaces and everything of Grains.Interfaces that travels through them.</summary>
internal static class GrainContracts
{
    private static readonly Assembly Contracts = typeof(ISymbolGrain).Assembly;

    /// <summary>All grain interfaces.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. Contracts.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    /// <summary>Records and enumerations of Grains.Interfaces that a grain takes or gives, however deep
    /// inside.</summary>
    public static IReadOnlyList<Type> Messages { get; } = [.. FindMessages()];

    /// <summary>The properties that carry a message's state.</summary>
    public static IEnumerable<PropertyInfo> StateOf(Type message) => message
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.GetSetMethod() is not null);

    private static HashSet<Type> FindMessages()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(
            from contract in Interfaces
            from method in contract.GetMethods()
            from type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            select type);
        while (open.TryDequeue(out var type))
        {
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : [])
            {
                open.Enqueue(part);
            }

            if (type.Assembly == Contracts && !type.IsInterface && found.Add(type))
            {
                foreach (var property in StateOf(type))
                {
                    open.Enqueue(property.PropertyType);
                }
            }
        }

        return found;
    }
}
