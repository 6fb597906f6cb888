using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingPlatform.EventStore.Json;

/// <summary>Decimals as strings, so that no reader in any language meets binary floating point, and so that trailing
/// zeros stay.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    private const int CharactersMax = 32; // sign, 29 digits, point, and one to spare
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDecimal();
        }

        // Straight from the bytes where they lie in one piece without an escape: every one that we wrote does.
        return reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            && decimal.TryParse(reader.ValueSpan, Style, CultureInfo.InvariantCulture, out var value)
            || decimal.TryParse(reader.GetString(), Style, CultureInfo.InvariantCulture, out value)
                ? value
                : throw new JsonException($"'{reader.GetString()}' is not a decimal.");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[CharactersMax];
        if (!value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
        {
            throw new JsonException("A decimal is longer than any decimal can be.");
        }

        writer.WriteStringValue(text[..length]);
    }
}
