using System.Globalization;
using System.Text;

namespace TradingPlatform.Api.Metrics;

/// <summary>One series: a counter, a gauge, or the count and sum of a histogram.</summary>
/// <param name="Name">Prometheus' form.</param>
/// <param name="Help">One line for people.</param>
/// <param name="Type"><c>counter</c>, <c>gauge</c> or <c>summary</c>.</param>
/// <param name="Labels">In braces, or empty.</param>
internal sealed record MetricSeries(string Name, string Help, string Type, string Labels)
{
    private readonly Lock _gate = new();
    private double _value;
    private long _count;

    /// <summary>Takes one measurement in.</summary>
    public void Record(double measurement)
    {
        lock (_gate)
        {
            _value += measurement; // up-down counters tell changes too; plain gauges are observed and set
            _count++;
        }
    }

    /// <summary>Replaces the value: an observed counter tells its total.</summary>
    public void Set(double total)
    {
        lock (_gate)
        {
            _value = total;
        }
    }

    /// <summary>Writes the sample lines.</summary>
    public void WriteTo(StringBuilder text)
    {
        lock (_gate)
        {
            if (!string.Equals(Type, "summary", StringComparison.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{Name}{Labels} {_value}\n");
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{Labels} {_value}\n");
            text.Append(CultureInfo.InvariantCulture, $"{Name}_count{Labels} {_count}\n");
        }
    }
}
