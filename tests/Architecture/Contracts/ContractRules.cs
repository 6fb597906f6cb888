using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>What a contract must hold so that two silos, and two versions of one, understand each other. Every rule
/// gives the faults that it finds.</summary>
internal static class ContractRules
{
    /// <summary>A name on the wire that does not change when a class is renamed.</summary>
    public static IEnumerable<string> Unnamed(GrainContracts contracts) =>
        contracts.Interfaces.Concat(contracts.Messages).Concat(contracts.Faults)
            .Where(type => NameOf(type) is null).Select(type => type.Name)
            .Concat(
                from contract in contracts.Interfaces
                from method in GrainContracts.MethodsOf(contract)
                where NameOf(method) is null
                select $"{contract.Name}.{method.Name}");

    /// <summary>Names that mean two things.</summary>
    public static IEnumerable<string> SharedNames(GrainContracts contracts) =>
        Repeated(contracts.Interfaces.Concat(contracts.Messages).Concat(contracts.Faults).Select(NameOf))
            .Concat(
                from contract in contracts.Interfaces
                from name in Repeated(GrainContracts.MethodsOf(contract).Select(NameOf))
                select $"{contract.Name}.{name}");

    /// <summary>Messages that Orleans writes no serializer for, or would copy for every call.</summary>
    public static IEnumerable<string> Unserializable(GrainContracts contracts) =>
        from type in contracts.Messages.Concat(contracts.Faults)
        let isKept = type.IsEnum || contracts.Faults.Contains(type)
        where type.GetCustomAttribute<GenerateSerializerAttribute>() is null
            || (!isKept && type.GetCustomAttribute<ImmutableAttribute>() is null)
        select type.Name;

    /// <summary>Members are told apart by number, so each has one of its own.</summary>
    public static IEnumerable<string> Unnumbered(GrainContracts contracts) =>
        from type in contracts.Messages.Concat(contracts.Faults)
        where !type.IsEnum
        let numbers = GrainContracts.StateOf(type).Select(p => p.GetCustomAttribute<IdAttribute>()?.Id).ToList()
        where numbers.Contains(null) || numbers.Distinct().Count() != numbers.Count
        select type.Name;

    /// <summary>A call to another machine takes time.</summary>
    public static IEnumerable<string> Synchronous(GrainContracts contracts) =>
        from contract in contracts.Interfaces
        from method in GrainContracts.MethodsOf(contract)
        where method.ReturnType.Name is not ("Task" or "Task`1" or "ValueTask" or "ValueTask`1")
        select $"{contract.Name}.{method.Name}";

    /// <summary>Types that are neither a record, nor a readonly record struct, nor an enumeration.</summary>
    public static IEnumerable<string> OtherKinds(GrainContracts contracts) =>
        contracts.All.Where(type => !type.IsEnum && !IsRecord(type)).Select(type => type.Name);

    /// <summary>Parameters, results and members through which one side could change what the other one holds.</summary>
    public static IEnumerable<string> Mutable(GrainContracts contracts) =>
        (from contract in contracts.Interfaces
         from method in GrainContracts.MethodsOf(contract)
         from type in method.GetParameters().Select(p => p.ParameterType).Append(Immutability.ResultOf(method))
         from fault in Immutability.FaultsOf(type)
         select fault).Distinct(StringComparer.Ordinal);

    private static string? NameOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias;

    private static IEnumerable<string> Repeated(IEnumerable<string?> names) => names.OfType<string>()
        .GroupBy(name => name, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key);

    /// <summary>The compiler gives every record a way to print its members.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            is not null
        && (!type.IsValueType || type.GetCustomAttribute<IsReadOnlyAttribute>() is not null);
}
