using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Binance.Messages;

/// <summary>Reads JSON that somebody else wrote: whatever is not as expected becomes a
/// <see cref="DataFormatException"/> that
/// names the place.</summary>
/// <param name="Place">For people: <c>depth.lastUpdateId</c>.</param>
/// <param name="Element">What stands there.</param>
internal readonly record struct VenueJson(string Place, JsonElement Element)
{
    // Far beyond any market, yet price times quantity still fits a decimal.
    private const decimal NumberMax = 100_000_000_000_000m;

    // The year 5138: far enough, and any arithmetic on it stays within the calendar.
    private const long TimeMsMax = 99_999_999_999_999;

    /// <summary>Parses <paramref name="json"/> and hands its root to <paramref name="read"/>.</summary>
    /// <exception cref="DataFormatException">It is no JSON, or not the JSON expected.</exception>
    public static T Read<T>(string place, ReadOnlyMemory<byte> json, Func<VenueJson, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(new VenueJson(place, document.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second: text that is no valid Unicode is noticed only when it is asked for.
            throw new DataFormatException(place, 0, "valid JSON", error.Message, error);
        }
    }

    public VenueJson Field(string name) =>
        Optional(name) ?? throw new DataFormatException(Place, 0, $"an object with \"{name}\"", Describe());

    public VenueJson? Optional(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value)
            ? new VenueJson($"{Place}.{name}", value)
            : null;

    public VenueJson Item(int index) =>
        Element.ValueKind == JsonValueKind.Array && index < Element.GetArrayLength()
            ? new VenueJson($"{Place}[{index}]", Element[index])
            : throw new DataFormatException(Place, 0, $"an array of more than {index}", Describe());

    /// <summary>The items of an array of at most <paramref name="countMax"/>.</summary>
    public ImmutableArray<T> Items<T>(int countMax, Func<VenueJson, T> read)
    {
        if (Element.ValueKind != JsonValueKind.Array || Element.GetArrayLength() > countMax)
        {
            throw new DataFormatException(Place, 0, $"an array of at most {countMax}", Describe());
        }

        var items = ImmutableArray.CreateBuilder<T>(Element.GetArrayLength());
        foreach (var item in Element.EnumerateArray())
        {
            items.Add(read(new VenueJson($"{Place}[{items.Count}]", item)));
        }

        return items.MoveToImmutable();
    }

    public string Text() => Element.ValueKind == JsonValueKind.String && Element.GetString() is { Length: <= 200 } text
        ? text
        : throw new DataFormatException(Place, 0, "a text", Describe());

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Element.GetBoolean()
        : throw new DataFormatException(Place, 0, "true or false", Describe());

    public long Whole() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) && number >= 0
            ? number
            : throw new DataFormatException(Place, 0, "a whole number, 0 or more", Describe());

    public DateTimeOffset Time() => Whole() is var time && time <= TimeMsMax
        ? DateTimeOffset.FromUnixTimeMilliseconds(time)
        : throw new DataFormatException(Place, 0, "milliseconds since 1970", Describe());

    /// <summary>A number written as text, 0 or more.</summary>
    public decimal Amount() =>
        decimal.TryParse(Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number <= NumberMax
            ? number
            : throw new DataFormatException(Place, 0, "an amount written as text", Describe());

    /// <summary>A number written as text, more than 0.</summary>
    public decimal Price() => Amount() is > 0 and var price
        ? price
        : throw new DataFormatException(Place, 0, "a price more than 0", Describe());

    /// <summary>A level written <c>[price, quantity]</c>.</summary>
    public BookLevel Level() => new(Item(0).Price(), Item(1).Amount());

    private string Describe() =>
        Element.ValueKind == JsonValueKind.Undefined ? "nothing" : Element.GetRawText();
}
