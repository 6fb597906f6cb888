using System.Reflection;
using System.Text.RegularExpressions;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.Architecture;

/// <summary>What is stored once must be readable for ever, so names of events are added and never changed.</summary>
public sealed partial class EventNamesTests
{
    private const string FrozenPath = "tests/Architecture/event-names.txt";

    private static readonly Type[] Types = typeof(EventTypeAttribute).Assembly.GetTypes();

    private static readonly string[] Names =
        [.. Types.Select(type => type.GetCustomAttribute<EventTypeAttribute>()?.Name).OfType<string>()];

    private static readonly string[] Frozen =
        RepositoryFiles.Read(FrozenPath).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names with a type, and names of shapes that are read by an upcaster.</summary>
    private static readonly string[] Readable = [.. EventCatalog.Domain.ReadableNames];

    [Fact]
    public void No_stored_name_was_removed_or_renamed() => Expect.None(Frozen.Except(Readable, StringComparer.Ordinal));

    [Fact]
    public void Every_stored_name_is_in_the_frozen_list() =>
        Expect.None(Readable.Except(Frozen, StringComparer.Ordinal));

    [Fact]
    public void The_frozen_list_is_in_order_so_that_additions_are_easy_to_see() =>
        Assert.Equal(Frozen.Order(StringComparer.Ordinal), Frozen);

    [Fact]
    public void No_two_events_share_a_name() =>
        Assert.Equal(Names.Distinct(StringComparer.Ordinal).Count(), Names.Length);

    [Fact]
    public void Every_name_is_in_snake_case() => Assert.All(Names, name => Assert.Matches(SnakeCase(), name));

    [Fact]
    public void Every_event_has_a_stored_name()
    {
        var unions = Types.Where(IsUnionOfEvents).ToList();
        Assert.NotEmpty(unions);
        Expect.None(
            from union in unions
            from type in Types
            where type.BaseType == union && type.GetCustomAttribute<EventTypeAttribute>() is null
            select type.FullName);
    }

    [Fact]
    public void Nothing_but_events_has_a_stored_name() => Expect.None(
        from type in Types
        where type.GetCustomAttribute<EventTypeAttribute>() is not null
        where type.BaseType is not { } union || !IsUnionOfEvents(union)
        select type.FullName);

    private static bool IsUnionOfEvents(Type type) =>
        type.IsAbstract && type.Name.EndsWith("Event", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SnakeCase();
}
