using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Json;

/// <summary>One byte sequence for one value, for comparing two runs: members sorted by name, no white space.
/// Dictionaries enumerate in an order that differs from process to process; sorted, they do not.</summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes, UTF-8. Decimals keep their trailing zeros: 1.50 and 1.5 differ.</summary>
    public static byte[] Write(object value) => Write(value, EventJson.ForAnyType);

    /// <summary>The canonical bytes of what <paramref name="options"/> write.</summary>
    public static byte[] Write(object value, JsonSerializerOptions options)
    {
        using var document = JsonSerializer.SerializeToDocument(value, value.GetType(), options);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, document.RootElement);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 over version, name and body of every event, as lower-case hex. Neither positions nor storage
    /// times count, so two runs that decided the same have the same hash.</summary>
    public static async Task<string> HashAsync(
        IAsyncEnumerable<StoredEvent> stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var stored in stream.WithCancellation(cancellationToken))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{stored.Version} {stored.Name} ")));
            hash.AppendData(Write(stored.Body));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
