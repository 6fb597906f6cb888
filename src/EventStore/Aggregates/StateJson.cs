using System.Text.Json;
using System.Text.Json.Serialization;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Aggregates;

/// <summary>A folded state as JSON: like an event's body, and one byte sequence for one state, so that two of them can
/// be compared.</summary>
public static class StateJson
{
    /// <summary>How states are written and read.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The canonical bytes, UTF-8: members and keys sorted, no white space.</summary>
    public static byte[] Write(object state) => CanonicalJson.Write(state, Options);

    /// <summary>The state of <paramref name="type"/> from what <see cref="Write"/> gave.</summary>
    /// <exception cref="JsonException">The body is of another shape.</exception>
    public static object Read(ReadOnlySpan<byte> body, Type type) =>
        JsonSerializer.Deserialize(body, type, Options) ?? throw new JsonException("The body is null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(EventJson.Options)
        {
            TypeInfoResolver = StoredStates.Default,
        };
        options.Converters.Add(new PaperOrderKeyConverter());
        options.Converters.Add(new SortedByTextConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A venue's name of an order as one text. Account ids hold no space, so the first one parts
    /// them.</summary>
    private sealed class PaperOrderKeyConverter : JsonConverter<PaperOrderKey>
    {
        public override PaperOrderKey Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

        public override PaperOrderKey ReadAsPropertyName(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, PaperOrderKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Text(value));

        public override void WriteAsPropertyName(
            Utf8JsonWriter writer, PaperOrderKey value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Text(value));

        private static string Text(PaperOrderKey key) => $"{key.Account} {key.OrderId}";

        private static PaperOrderKey Parse(string? text) => text?.Split(' ', 2) is [var account, var orderId]
            ? new PaperOrderKey(account, orderId)
            : throw new JsonException($"'{text}' names no order of an account.");
    }
}
