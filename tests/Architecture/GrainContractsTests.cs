using System.Reflection;
using Orleans;

namespace TradingPlatform.Architecture;

/// <summary>Names on the wire outlive the classes, so each is written down beside its type.</summary>
public sealed class GrainContractsTests
{
    [Fact]
    public void There_are_contracts_to_judge()
    {
        Assert.NotEmpty(GrainContracts.Interfaces);
        Assert.NotEmpty(GrainContracts.Messages);
    }

    [Fact]
    public void Every_grain_interface_has_a_wire_name() => Expect.None(
        from type in GrainContracts.Interfaces
        where type.GetCustomAttribute<AliasAttribute>() is null
        select type.FullName);

    [Fact]
    public void Every_message_can_be_serialized_under_a_wire_name() => Expect.None(
        from type in GrainContracts.Messages
        where type.GetCustomAttribute<GenerateSerializerAttribute>() is null
            || type.GetCustomAttribute<AliasAttribute>() is null
        select type.FullName);

    [Fact]
    public void No_two_contracts_share_a_wire_name() => Expect.None(GrainContracts.Interfaces
        .Concat(GrainContracts.Messages)
        .GroupBy(type => type.GetCustomAttribute<AliasAttribute>()?.Alias, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key));

    [Fact]
    public void Every_member_of_a_message_has_a_number_of_its_own() => Expect.None(
        from message in GrainContracts.Messages
        where !message.IsEnum
        let numbers = GrainContracts.StateOf(message).Select(p => p.GetCustomAttribute<IdAttribute>()?.Id).ToList()
        where numbers.Contains(null) || numbers.Distinct().Count() != numbers.Count
        select message.FullName);

    [Fact]
    public void Every_grain_call_is_asynchronous() => Expect.None(
        from contract in GrainContracts.Interfaces
        from method in contract.GetMethods()
        where !method.IsStatic
            && !typeof(Task).IsAssignableFrom(method.ReturnType)
            && method.ReturnType.Name is not ("ValueTask" or "ValueTask`1" or "IAsyncEnumerable`1")
        select $"{contract.Name}.{method.Name}");
}
