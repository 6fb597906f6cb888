using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingPlatform.Api.Wire;

/// <summary>One way of writing JSON for the API and the hub.</summary>
public static class WireJson
{
    /// <summary>Camel case, decimals and enums as text, unknown members refused.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new DecimalAsText());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
