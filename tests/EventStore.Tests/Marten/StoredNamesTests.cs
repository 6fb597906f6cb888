using System.Text.RegularExpressions;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>Marten would name a nested type by its own name alone. Ours carry a word for whose event it is, so Marten
/// is told each name; behind that word stands what Marten would say.</summary>
public sealed partial class StoredNamesTests
{
    public static TheoryData<string> Names { get; } = [.. EventCatalog.Domain.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_name_ends_in_the_name_that_Marten_would_give_its_type(string name)
    {
        var type = EventCatalog.Domain.Types.Single(pair => pair.Value.Stored == name).Key;
        var shape = Version().Replace(name, "");
        var snake = Word().Replace(type.Name, "_").ToLowerInvariant();
        Assert.True(
            shape == snake || shape.EndsWith($"_{snake}", StringComparison.Ordinal),
            $"{type} would be '{snake}' to Marten; it is stored as '{name}'.");
    }

    [Fact]
    public void Marten_is_told_the_type_by_its_full_name_and_assembly() => Assert.Equal(
        "TradingPlatform.Domain.Trading.AccountEvent+OrderPlaced, TradingPlatform.Domain",
        EventCatalog.Domain.NameOf(typeof(Domain.Trading.AccountEvent.OrderPlaced)).DotnetType);

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("_v[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
