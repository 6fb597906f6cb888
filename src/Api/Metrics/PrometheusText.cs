using System.Globalization;
using System.Text;

namespace TradingPlatform.Api.Metrics;

/// <summary>Writes series in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>The content type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Every series, grouped by name.</summary>
    public static string Of(IEnumerable<MetricSeries> series)
    {
        var text = new StringBuilder();
        foreach (var family in series.GroupBy(s => s.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var first = family.First();
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {first.Help}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Key} {first.Type}\n");
            foreach (var one in family)
            {
                one.WriteTo(text);
            }
        }

        return text.ToString();
    }

    /// <summary>A metric name: what Prometheus does not allow becomes <c>_</c>.</summary>
    public static string Name(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));

    /// <summary>Labels in braces, or nothing.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder("{");
        foreach (var (key, value) in tags)
        {
            text.Append(text.Length > 1 ? "," : "").Append(Name(key)).Append("=\"").Append(Escape(value)).Append('"');
        }

        return text.Append('}').ToString();
    }

    private static string Escape(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
