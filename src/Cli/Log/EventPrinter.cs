using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.Cli.Log;

/// <summary>Writes stored events: one line each, for people or as JSON; or with their whole bodies.</summary>
/// <param name="session">Where to.</param>
/// <param name="json">One JSON object a line.</param>
internal sealed class EventPrinter(Session session, bool json)
{
    private const int PipedCharactersMax = 300;
    private const int ColumnsMin = 100;

    private static readonly JsonSerializerOptions Pages = new(JsonLines.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>JSON for other programs, one object a line; never put into HTML.</summary>
    public static JsonSerializerOptions Lines { get; } =
        new(JsonLines.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line: position, time, stream, version, name, the body in short, and what it belongs to.</summary>
    public void Line(RawEvent stored)
    {
        if (json)
        {
            Json(stored);
            return;
        }

        var head = Head(stored);
        var room = Math.Max(20, LineMax() - head.Length - 2);
        session.Out.WriteLine($"{head}  {ShortBody.Of(stored.Body, room)}");
    }

    /// <summary>The event with its whole body under it.</summary>
    public void Whole(RawEvent stored)
    {
        if (json)
        {
            Json(stored);
            return;
        }

        session.Out.WriteLine(Head(stored));
        if (stored.CausationId is { } cause)
        {
            session.Out.WriteLine($"  caused by {cause}");
        }

        session.Out.WriteLine(Indented(stored.Body, "  "));
    }

    /// <summary>JSON as a page, every line behind <paramref name="indent"/>.</summary>
    public static string Indented(ReadOnlySpan<byte> body, string indent)
    {
        var page = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body), Pages);
        return $"{indent}{page.ReplaceLineEndings($"\n{indent}")}";
    }

    /// <summary>An instant as this program always writes it: UTC, to the microsecond that is stored.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Head(RawEvent stored)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{stored.Position,8}  {Instant(stored.StoredAt)}  ")
            .Append(CultureInfo.InvariantCulture, $"{stored.Stream} {stored.Version}  {stored.Name}");
        return (stored.CorrelationId is { } id ? head.Append("  <").Append(id).Append('>') : head).ToString();
    }

    private static int LineMax() =>
        Console.IsOutputRedirected ? PipedCharactersMax : Math.Max(ColumnsMin, Console.WindowWidth - 1);

    private void Json(RawEvent stored) => session.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            stored.Position,
            stored.StoredAt,
            stored.Stream,
            stored.Version,
            stored.Name,
            Body = JsonSerializer.Deserialize<JsonElement>(stored.Body),
            stored.CorrelationId,
            stored.CausationId,
            Headers = stored.Headers is { } headers ? JsonSerializer.Deserialize<JsonElement?>(headers) : null,
        },
        Lines));
}
