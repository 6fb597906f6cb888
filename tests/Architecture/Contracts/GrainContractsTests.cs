namespace TradingPlatform.Architecture.Contracts;

/// <summary>The platform keeps every rule of a contract, and every rule sees the contract that breaks it.</summary>
public sealed class GrainContractsTests
{
    private static readonly GrainContracts Platform = GrainContracts.Platform;

    [Fact]
    public void There_are_contracts_to_judge()
    {
        Assert.NotEmpty(Platform.Interfaces);
        Assert.NotEmpty(Platform.Messages);
        Assert.NotEmpty(Platform.Travellers);
        Assert.NotEmpty(Platform.Faults);
    }

    [Fact]
    public void Every_interface_method_and_message_has_a_wire_name()
    {
        Expect.None(ContractRules.Unnamed(Platform));
        Assert.Equal(
            ["INamelessGrain", "Nameless", "LostException", "INamelessGrain.WithoutName"],
            ContractRules.Unnamed(Bad));
    }

    [Fact]
    public void No_two_contracts_share_a_wire_name()
    {
        Expect.None(ContractRules.SharedNames(Platform));
        Assert.Equal(["twins", "ITwinGrain.same"], ContractRules.SharedNames(Bad));
    }

    [Fact]
    public void Every_message_can_be_serialized_and_is_not_copied()
    {
        Expect.None(ContractRules.Unserializable(Platform));
        Assert.Equal(["Loose", "Nameless", "LostException"], ContractRules.Unserializable(Bad));
    }

    [Fact]
    public void Every_member_of_a_message_has_a_number_of_its_own()
    {
        Expect.None(ContractRules.Unnumbered(Platform));
        Assert.Equal(["Nameless", "Twin", "Unnumbered", "LostException"], ContractRules.Unnumbered(Bad));
    }

    [Fact]
    public void Every_grain_call_is_asynchronous()
    {
        Expect.None(ContractRules.Synchronous(Platform));
        Assert.Equal(["ILooseGrain.Now"], ContractRules.Synchronous(Bad));
    }

    [Fact]
    public void Whatever_travels_is_a_record_or_an_enumeration()
    {
        Expect.None(ContractRules.OtherKinds(Platform));
        Assert.Equal(["Loose", "Settable"], ContractRules.OtherKinds(Bad));
    }

    [Fact]
    public void Whatever_travels_is_immutable_however_deep()
    {
        Expect.None(ContractRules.Mutable(Platform));
        string[] seen =
        [
            "Int32[] is Int32[]", "List`1 is List`1", "Object is Object", "Func`1 is Func`1",
            "Settable.<Value>k__BackingField can be set", "ImmutableArray`1 is Dictionary`2",
            "Loose._read can be set", "Loose.<Arrays>k__BackingField is Int32[]",
            "Open is open to subclasses that nobody knows", "Case.<Inside>k__BackingField is Dictionary`2",
        ];
        Assert.Equal(seen.Order(StringComparer.Ordinal), ContractRules.Mutable(Bad).Order(StringComparer.Ordinal));
    }

    private static GrainContracts Bad => BadContracts.All;
}
