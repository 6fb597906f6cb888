using System.Text.Json;
using TradingPlatform.EventStore.Json;
using TradingPlatform.EventStore.Tests.Json;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>Between silos the types of the domain go as JSON, in the format of stored events. One filled sample of each
/// goes there and back.</summary>
public sealed class TravellersTests
{
    public static TheoryData<string> Travelling { get; } =
        [.. GrainContracts.Platform.Travellers.Where(type => !type.IsAbstract).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Travelling))]
    public void A_type_of_the_domain_comes_back_whole(string name)
    {
        var type = GrainContracts.Platform.Travellers.Single(
            candidate => string.Equals(candidate.FullName, name, StringComparison.Ordinal));
        var sent = JsonSerializer.Serialize(Sample.Of(type), type, EventJson.ForAnyType);
        var received = JsonSerializer.Deserialize(sent, type, EventJson.ForAnyType);
        Assert.Equal(sent, JsonSerializer.Serialize(received, type, EventJson.ForAnyType));
        Expect.None(GrainContracts.StateOf(type)
            .Where(property => !sent.Contains(property.Name, StringComparison.Ordinal))
            .Select(property => property.Name));
    }

    [Fact]
    public void A_union_inside_another_type_says_which_case_it_is() => Expect.None(
        from type in GrainContracts.Platform.Travellers
        from property in GrainContracts.StateOf(type)
        where property.PropertyType.IsAbstract
        where GrainContracts.CasesOf(property.PropertyType).Any()
        where property.PropertyType.GetCustomAttributes(
            typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false).Length == 0
        select $"{type.Name}.{property.Name}");
}
