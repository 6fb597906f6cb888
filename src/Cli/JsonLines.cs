using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradingPlatform.Cli;

/// <summary>How results look to programs: camelCase, names instead of numbers for enumerations, one object a
/// line.</summary>
internal static class JsonLines
{
    /// <summary>The one format.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
