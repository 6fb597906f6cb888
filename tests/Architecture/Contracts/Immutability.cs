using System.Collections.Immutable;
using System.Reflection;
using Orleans;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>Whether a value of a type can change after it was made, read from its fields: what the compiler generates
/// is seen too.</summary>
internal static class Immutability
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(Int128), typeof(UInt128),
        typeof(CancellationToken), typeof(void),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableQueue<>),
        typeof(ImmutableStack<>), typeof(Nullable<>), typeof(KeyValuePair<,>),
    ];

    /// <summary>The value that a call gives, without the task around it.</summary>
    public static Type ResultOf(MethodInfo method) => method.ReturnType switch
    {
        { IsGenericType: true } task => task.GetGenericArguments()[0],
        { Name: "Task" or "ValueTask" } => typeof(void),
        var other => other,
    };

    /// <summary>Every way in which a value of <paramref name="root"/> could change, as <c>Type.member</c>.</summary>
    public static IEnumerable<string> FaultsOf(Type root)
    {
        var faults = new List<string>();
        Judge(root, root.Name, [], faults);
        return faults;
    }

    /// <summary>True for a value without parts, or an immutable collection or optional value.</summary>
    public static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || Plain.Contains(type);

    /// <summary>True for an immutable collection or an optional value, whatever is in it.</summary>
    public static bool IsCollection(Type type) =>
        type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition());

    /// <summary>True for a reference to a grain or an observer: it travels as a name.</summary>
    public static bool IsReference(Type type) => type.IsInterface
        && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type));

    private static void Judge(Type type, string where, HashSet<Type> seen, List<string> faults)
    {
        if (IsPlain(type) || IsReference(type) || !seen.Add(type))
        {
            return;
        }

        if (IsCollection(type))
        {
            foreach (var part in type.GetGenericArguments())
            {
                Judge(part, where, seen, faults);
            }
        }
        else if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != false
            || type.IsArray || type.IsInterface || typeof(Delegate).IsAssignableFrom(type))
        {
            faults.Add($"{where} is {type.Name}");
        }
        else
        {
            JudgeFields(type, seen, faults);
        }
    }

    private static void JudgeFields(Type type, HashSet<Type> seen, List<string> faults)
    {
        var cases = GrainContracts.CasesOf(type).ToList();
        if (cases.Count == 0 && type is { IsValueType: false, IsSealed: false })
        {
            faults.Add($"{type.Name} is open to subclasses that nobody knows");
        }

        foreach (var one in cases)
        {
            Judge(one, one.Name, seen, faults);
        }

        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsInitOnly)
                {
                    faults.Add($"{type.Name}.{field.Name} can be set");
                }

                Judge(field.FieldType, $"{type.Name}.{field.Name}", seen, faults);
            }
        }
    }
}
