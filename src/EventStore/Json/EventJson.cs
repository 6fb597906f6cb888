using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TradingPlatform.EventStore.Json;

/// <summary>How events and market batches are written as JSON. Stored for ever: every setting here is part of the
/// format.</summary>
public static class EventJson
{
    /// <summary>Property names as in the code, enums by name, decimals as strings, instants in UTC. Reading refuses a
    /// body that lacks a member or has null where none is allowed: a changed shape is a new event version with an
    /// upcaster. Knows the stored types and no others (<see cref="StoredJson"/>).</summary>
    public static JsonSerializerOptions Options { get; } = Create(StoredJson.Default);

    /// <summary>The same format for types that are never stored (messages between silos, made-up events of a test):
    /// what the compiler did not prepare is looked up by reflection.</summary>
    public static JsonSerializerOptions ForAnyType { get; } =
        Create(StoredJson.Default, new DefaultJsonTypeInfoResolver());

    private static JsonSerializerOptions Create(params IJsonTypeInfoResolver[] types)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(types),
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
        options.MakeReadOnly();
        return options;
    }
}
