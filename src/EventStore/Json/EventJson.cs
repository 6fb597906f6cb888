using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingPlatform.EventStore.Json;

/// <summary>How events and market batches are written as JSON. Stored for ever: every setting here is part of the
/// format.</summary>
public static class EventJson
{
    /// <summary>Property names as in the code, enums by name, decimals as strings, instants in UTC. Reading refuses a
    /// body that lacks a member or has null where none is allowed: a changed shape is a new event version with an
    /// upcaster.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = null,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // stored, never put into HTML
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true, // jsonb sorts members, so $type need not come first
            IgnoreReadOnlyProperties = true, // what is computed is not stored
        };
        options.Converters.Add(new DecimalConverter());
        options.Converters.Add(new UtcConverter());
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
