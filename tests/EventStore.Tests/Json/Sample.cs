using System.Collections.Immutable;
using System.Reflection;

namespace TradingPlatform.EventStore.Tests.Json;

/// <summary>Makes a value of any type that events are made of, every part of it filled with something that is not the
/// default.</summary>
internal static class Sample
{
    private static readonly Dictionary<Type, object> Plain = new()
    {
        [typeof(string)] = "text \"é\"",
        [typeof(bool)] = true,
        [typeof(int)] = -7,
        [typeof(long)] = 9_007_199_254_740_993L, // beyond what a JSON number keeps in JavaScript
        [typeof(decimal)] = 1234.5600m,
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(90.5),
        [typeof(Guid)] = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"),
    };

    public static object Of(Type type)
    {
        if (Plain.TryGetValue(type, out var plain))
        {
            return plain;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        return type.IsGenericType && type.Namespace == typeof(ImmutableArray).Namespace
            ? Collection(type)
            : Record(type);
    }

    /// <summary>An immutable collection of one element.</summary>
    private static object Collection(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var empty = type.GetField("Empty")!.GetValue(null)!;
            return type.GetMethod("Add", arguments)!.Invoke(empty, [Of(arguments[0]), Of(arguments[1])])!;
        }

        if (type.GetGenericTypeDefinition() == typeof(ImmutableQueue<>))
        {
            var queue = type.GetProperty("Empty")!.GetValue(null)!;
            return type.GetMethod("Enqueue", arguments)!.Invoke(queue, [Of(arguments[0])])!;
        }

        var none = type.GetField("Empty")!.GetValue(null)!;
        return type.GetMethod("Add", arguments)!.Invoke(none, [Of(arguments[0])])!;
    }

    private static object Record(Type type)
    {
        if (type.IsAbstract)
        {
            type = type.GetNestedTypes().First(nested => nested.IsSubclassOf(type));
        }

        var longest = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor.");
        return longest.Invoke([.. longest.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }
}
