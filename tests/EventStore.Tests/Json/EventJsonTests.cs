using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TradingPlatform.EventStore.Json;
using TradingPlatform.EventStore.Memory;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Json;

public sealed class EventJsonTests
{
    [Fact]
    public void The_written_form_is_frozen()
    {
        var wide = new Note.Wide(
            1.50m, null, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), Colour.Green,
            [0.10m], ImmutableDictionary<string, decimal>.Empty.Add("a", 7m), 9, true, "é<&\"");
        Assert.Equal(
            """{"Amount":"1.50","Maybe":null,"At":"2026-01-02T01:04:05Z","Colour":"Green","Levels":["0.10"]"""
            + ""","ByName":{"a":"7"},"Number":9,"Flag":true,"Text":"é<&\""}""",
            JsonSerializer.Serialize(wide, EventJson.ForAnyType));
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("1.0000000000000000000000000000")]
    [InlineData("0")]
    public void A_decimal_comes_back_with_every_bit(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var json = JsonSerializer.Serialize(value, EventJson.Options);
        var read = JsonSerializer.Deserialize<decimal>(json, EventJson.Options);
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(read));
    }

    [Fact]
    public void A_decimal_is_also_read_from_a_number() =>
        Assert.Equal(1.25m, JsonSerializer.Deserialize<decimal>("1.25", EventJson.Options));

    [Theory]
    [InlineData("\"1,5\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    public void What_is_not_a_decimal_is_refused(string json) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<decimal>(json, EventJson.Options));

    [Fact]
    public void Canonical_members_are_sorted_at_every_depth()
    {
        var value = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["b"] = new Dictionary<string, int>(StringComparer.Ordinal) { ["z"] = 1, ["a"] = 2 },
            ["B"] = 1.50m,
        };
        Assert.Equal("""{"B":"1.50","b":{"a":2,"z":1}}""", Encoding.UTF8.GetString(CanonicalJson.Write(value)));
    }

    [Fact]
    public async Task The_hash_of_a_stream_depends_on_what_happened_and_not_on_when_or_where()
    {
        var first = await HashAsync("note-a", "x", "y");
        Assert.Equal(first, await HashAsync("note-other", "x", "y"));
        Assert.NotEqual(first, await HashAsync("note-a", "x", "z"));
        Assert.NotEqual(first, await HashAsync("note-a", "x"));
    }

    private static async Task<string> HashAsync(string stream, params string[] texts)
    {
        var log = new MemoryEventLog(Note.Catalog, TimeProvider.System);
        await log.AppendAsync(
            new AppendRequest(stream, 0, [.. texts.Select(text => new Note.Written(text))]), default);
        return await CanonicalJson.HashAsync(log.ReadAsync(stream, 0, default), default);
    }
}
