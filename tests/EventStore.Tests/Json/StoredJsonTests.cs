using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Tests.Json;

/// <summary>The compiler writes how stored types become JSON, and nothing comes out otherwise than by reflection, the
/// way the first events were written.</summary>
public sealed class StoredJsonTests
{
    private static readonly JsonSerializerOptions ByReflection =
        new(EventJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static TheoryData<Type> Roots { get; } = [.. StoredTypes.Roots];

    [Fact]
    public void The_search_for_stored_types_goes_into_collections_and_parts()
    {
        Assert.Contains(typeof(ImmutableArray<Candle>), StoredTypes.All);
        Assert.Contains(typeof(Timeframe), StoredTypes.All);
        Assert.Contains(typeof(decimal), StoredTypes.All);
    }

    [Fact]
    public void Whatever_is_stored_was_prepared_by_the_compiler() => Assert.Empty(
        from type in StoredTypes.All
        where ((IJsonTypeInfoResolver)StoredJson.Default).GetTypeInfo(type, EventJson.Options) is null
        select $"[JsonSerializable(typeof({type.FullName}))] is missing in {nameof(StoredJson)}.");

    [Theory]
    [InlineData(typeof(Note.Written))]
    [InlineData(typeof(Dictionary<string, object>))]
    public void Nothing_else_can_be_stored(Type type)
    {
        Assert.False(EventJson.Options.TryGetTypeInfo(type, out _));
        Assert.True(EventJson.ForAnyType.TryGetTypeInfo(type, out _));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_bytes_are_those_that_reflection_would_write(Type type)
    {
        var value = Sample.Of(type);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type, EventJson.Options);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(value, type, ByReflection), bytes);
        Assert.Equal(bytes, JsonSerializer.SerializeToUtf8Bytes(value, type, EventJson.ForAnyType));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_body_that_lacks_a_member_is_refused(Type type)
    {
        var whole = JsonSerializer.SerializeToNode(Sample.Of(type), type, EventJson.Options)!.AsObject();
        foreach (var member in whole.Select(pair => pair.Key).ToList())
        {
            var less = whole.DeepClone().AsObject();
            less.Remove(member);
            Assert.Throws<JsonException>(() => less.Deserialize(type, EventJson.Options));
        }
    }
}
