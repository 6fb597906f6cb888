using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingPlatform.Api.Wire;

/// <summary>Decimals travel as text without an exponent and without trailing zeros, so that no client meets binary
/// floating point.
/// Text is read back exactly; a JSON number is refused, for it may have been rounded on its way.</summary>
public sealed class DecimalAsText : JsonConverter<decimal>
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The wire form of <paramref name="value"/>.</summary>
    public static string Of(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String
            && reader.GetString() is { Length: > 0 and <= 40 } text
            && decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        throw new JsonException("A decimal is written as text, for example \"0.0125\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Of(value));
}
