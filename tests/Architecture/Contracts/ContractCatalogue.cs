using System.Reflection;
using Orleans;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>Reads the entries of the manifest from the code.</summary>
internal static class ContractCatalogue
{
    private const string DomainPrefix = "TradingPlatform.Domain.";

    private static readonly Dictionary<Type, string> Short = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(decimal)] = "decimal",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>Everything in <paramref name="contracts"/>, in a fixed order.</summary>
    public static IReadOnlyList<ContractEntry> Of(GrainContracts contracts) =>
    [
        .. Ordered(contracts.Interfaces.SelectMany(CallsOf)),
        .. Ordered(contracts.Messages.Concat(contracts.Faults).SelectMany(MessageOf)),
        .. Ordered(contracts.Travellers.SelectMany(TravellerOf)),
    ];

    private static IEnumerable<ContractEntry> Ordered(IEnumerable<ContractEntry> entries) =>
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static IEnumerable<ContractEntry> CallsOf(Type contract) =>
        from method in GrainContracts.MethodsOf(contract)
        let parameters = method.GetParameters()
        select new ContractEntry(
            ContractEntry.Calls,
            $"{NameOf(contract)}.{NameOf(method)}",
            $"({string.Join(", ", parameters.Select(p => Text(p.ParameterType)))}) → "
                + Text(Immutability.ResultOf(method)),
            $"{contract.Name}.{method.Name}({string.Join(", ", parameters.Select(p => p.Name))})");

    private static IEnumerable<ContractEntry> MessageOf(Type message) => message.IsEnum
        ? ValuesOf(message, ContractEntry.Messages, NameOf(message))
        : from property in GrainContracts.StateOf(message)
          let number = property.GetCustomAttribute<IdAttribute>()?.Id
          select new ContractEntry(
              ContractEntry.Messages,
              FormattableString.Invariant($"{NameOf(message)}#{number:00}"),
              Text(property.PropertyType),
              $"{message.Name}.{property.Name}");

    private static IEnumerable<ContractEntry> TravellerOf(Type type) => type.IsEnum
        ? ValuesOf(type, ContractEntry.Domain, FullName(type))
        : from property in GrainContracts.StateOf(type)
          select new ContractEntry(
              ContractEntry.Domain,
              $"{FullName(type)}.{property.Name}",
              Text(property.PropertyType),
              $"{type.Name}.{property.Name}");

    private static IEnumerable<ContractEntry> ValuesOf(Type type, string section, string name) =>
        from value in Enum.GetNames(type)
        select new ContractEntry(
            section, $"{name}.{value}", Convert.ToInt64(Enum.Parse(type, value), null).ToString("D", null),
            $"{type.Name}.{value}");

    private static string NameOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>()?.Alias ?? member.Name;

    private static string FullName(Type type) =>
        type.FullName!.Replace(DomainPrefix, "", StringComparison.Ordinal).Replace('+', '.');

    private static string Text(Type type)
    {
        if (Short.TryGetValue(type, out var known))
        {
            return known;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Text(underlying)}?";
        }

        if (!type.IsGenericType)
        {
            return type.Namespace?.StartsWith(DomainPrefix[..^1], StringComparison.Ordinal) == true
                ? FullName(type)
                : type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Text))}>";
    }
}
