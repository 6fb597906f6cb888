using TradingPlatform.EventStore.Tests.Json;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>The embedded host hands a message over as it is. That is as safe as a copy only when nothing in it can
/// change: one filled sample of every type that travels is searched for what can.</summary>
public sealed class IsolationTests
{
    public static TheoryData<string> Travelling { get; } =
        [.. GrainContracts.Platform.All.Where(type => !type.IsAbstract).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Travelling))]
    public void Nothing_that_a_message_reaches_can_change(string name)
    {
        var type = GrainContracts.Platform.All.Single(
            candidate => string.Equals(candidate.FullName, name, StringComparison.Ordinal));
        Expect.None(ObjectGraph.ChangeableIn(Sample.Of(type)));
    }

    [Fact]
    public void The_search_sees_what_can_change()
    {
        Assert.Equal(["Settable.<Value>k__BackingField can be set"], Seen(new BadContracts.Settable(1)));
        Assert.Equal(
            ["Loose._read can be set", "Loose.<Arrays>k__BackingField[] holds a Int32[]"],
            Seen(new BadContracts.Loose { Arrays = [[1]] }));
        Assert.Equal(
            ["Case.<Inside>k__BackingField holds a Dictionary`2"],
            Seen(new BadContracts.Union.Case(new Dictionary<string, int>(StringComparer.Ordinal))));
    }

    private static IEnumerable<string> Seen(object sample) => ObjectGraph.ChangeableIn(sample);
}
