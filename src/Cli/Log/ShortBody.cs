using System.Text;
using System.Text.Json;

namespace TradingPlatform.Cli.Log;

/// <summary>A stored body on one line, without the signs that only programs need.</summary>
internal static class ShortBody
{
    /// <summary><c>Cash 100.00, Order (OrderId o-1, Side Buy), Levels [1 2]</c>, at most
    /// <paramref name="charactersMax"/> long.</summary>
    public static string Of(ReadOnlyMemory<byte> body, int charactersMax)
    {
        var text = new StringBuilder();
        try
        {
            using var document = JsonDocument.Parse(body);
            Write(text, document.RootElement, isInside: false, charactersMax);
        }
        catch (JsonException)
        {
            text.Append(Encoding.UTF8.GetString(body.Span));
        }

        return text.Length <= charactersMax ? text.ToString() : $"{text.ToString(0, Math.Max(0, charactersMax - 1))}…";
    }

    private static void Write(StringBuilder text, JsonElement element, bool isInside, int charactersMax)
    {
        if (text.Length > charactersMax)
        {
            return; // the rest would be cut off
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append(isInside ? "(" : "");
                var first = true;
                foreach (var member in element.EnumerateObject())
                {
                    text.Append(first ? "" : ", ").Append(member.Name).Append(' ');
                    Write(text, member.Value, isInside: true, charactersMax);
                    first = false;
                }

                text.Append(isInside ? ")" : "");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (at, item) in element.EnumerateArray().Index())
                {
                    text.Append(at == 0 ? "" : " ");
                    Write(text, item, isInside: true, charactersMax);
                }

                text.Append(']');
                break;
            case JsonValueKind.Null:
                text.Append('-');
                break;
            default:
                text.Append(element.ToString().ReplaceLineEndings(" "));
                break;
        }
    }
}
