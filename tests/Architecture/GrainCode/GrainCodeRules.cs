using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans;
using TradingPlatform.Architecture.Contracts;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Architecture.GrainCode;

/// <summary>What grain classes must leave alone so that they run on one silo of many as they do in one process. Every
/// rule gives the faults that it finds.</summary>
internal static class GrainCodeRules
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    /// <summary>What a grain may be given, beside immutable values: doors to the world outside, the same on every
    /// silo. Add one only after asking what two silos would see through it.</summary>
    private static readonly Type[] Ports = [typeof(IEventLog), typeof(TimeProvider), typeof(ILogger<>)];

    /// <summary>Members that leave the grain's turn, block it, or reach around the runtime.</summary>
    private static readonly string[] Members =
    [
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.WaitAll",
        "System.Threading.Tasks.Task.WaitAny", "System.Threading.Tasks.Task.ContinueWith",
        "System.Threading.Tasks.TaskFactory.StartNew", "Orleans.Grain.get_ServiceProvider",
    ];

    private static readonly string[] LastNames =
        [".ConfigureAwait", ".get_Result", ".GetService", ".GetRequiredService"];

    private static readonly string[] Types =
    [
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Monitor", "System.Threading.Lock",
        "System.Threading.Mutex", "System.Threading.Semaphore", "System.Threading.SemaphoreSlim",
        "System.Threading.ReaderWriterLockSlim", "System.Threading.Timer", "System.Threading.Tasks.Parallel",
        "System.Threading.ThreadLocal`1", "System.Threading.AsyncLocal`1", "System.ThreadStaticAttribute",
        "System.Collections.Concurrent.ConcurrentDictionary`2",
    ];

    /// <summary>State that grains of one process would share and grains of two would not.</summary>
    public static IEnumerable<string> SharedState(IEnumerable<Type> types) =>
        from type in types.Where(IsWritten)
        from field in type.GetFields(Everything)
        where field.IsStatic && !field.IsLiteral && !IsGenerated(field)
        where !field.IsInitOnly || (!IsPort(field.FieldType) && Immutability.FaultsOf(field.FieldType).Any())
        select $"{type.Name}.{field.Name}";

    /// <summary>Grains that are given something else than ports and immutable values.</summary>
    public static IEnumerable<string> SharedObjects(IEnumerable<Type> types) =>
        from type in types
        where IsGrain(type) && !type.IsAbstract
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        where !IsPort(parameter.ParameterType) && Immutability.FaultsOf(parameter.ParameterType).Any()
        select $"{type.Name}({parameter.ParameterType.Name})";

    /// <summary>Grains in hand instead of references to them.</summary>
    public static IEnumerable<string> GrainsInHand(IEnumerable<Type> types) =>
        (from type in types.Where(IsWritten)
         from held in type.GetFields(Everything).Select(field => field.FieldType)
             .Concat(type.GetConstructors(Everything).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
         where IsGrain(held)
         select $"{type.Name} holds {held.Name}").Distinct(StringComparer.Ordinal);

    /// <summary>Calls and types in compiled code that have no place in a grain.</summary>
    public static IEnumerable<string> Escapes(CompiledAssembly assembly) => assembly.Members
        .Where(member => Members.Contains(member, StringComparer.Ordinal)
            || LastNames.Any(name => member.EndsWith(name, StringComparison.Ordinal)))
        .Concat(assembly.Types.Select(type => type.Split('|')[^1]).Intersect(Types, StringComparer.Ordinal));

    private static bool IsGrain(Type type) => typeof(IGrain).IsAssignableFrom(type) && !type.IsInterface
        || typeof(Grain).IsAssignableFrom(type);

    private static bool IsPort(Type type) =>
        Ports.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    /// <summary>Written by a person: not a closure, a state machine or a cache of delegates.</summary>
    private static bool IsWritten(Type type) =>
        !IsGenerated(type) && !type.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && member is not FieldInfo
        || member is FieldInfo field && field.Name.StartsWith("<>", StringComparison.Ordinal);
}
