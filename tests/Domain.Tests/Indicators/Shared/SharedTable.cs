using System.Globalization;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>One table of prices and an indicator's values as another platform gave them.</summary>
internal sealed class SharedTable
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    public SharedTable(string file)
    {
        var lines = SharedKlines.Lines(Path.Combine("indicators", "lean", file))
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Trim())
            .Where(line => line.Length > 0)
            .ToArray();
        _header = [.. lines[0].Split(',').Select(name => name.Trim())];
        _rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Bars = [.. _rows.Select((_, row) => Bar(row))];
    }

    public Bar[] Bars { get; }

    public double[] Closes => Bars.Closes();

    /// <summary>A bar that closed where the first one did: the first bar's height is then a true range, as platforms
    /// have it that ask for no bar before.</summary>
    public Bar Before => Bars[0] with { Open = Closes[0], High = Closes[0], Low = Closes[0] };

    /// <summary>Holds a column, from row <paramref name="from"/> on, against a series.</summary>
    /// <param name="column">Its heading.</param>
    /// <param name="actual">A number a row.</param>
    /// <param name="from">The first row that counts.</param>
    /// <param name="printed">Half a unit of the last printed digit, where the table has fewer than ten.</param>
    /// <param name="rowsMin">How many values it must have.</param>
    /// <param name="rowsLeft">Rows at the end that do not count.</param>
    public void Check(
        string column, double[] actual, int from, double printed = 0, int rowsMin = 60, int rowsLeft = 0)
    {
        var compared = 0;
        for (var row = from; row < _rows.Length - rowsLeft; row++)
        {
            if (Number(row, column) is { } expected && !double.IsNaN(expected))
            {
                var allowed = printed > 0 ? printed : (1e-9 * Math.Abs(expected)) + 1e-12;
                Assert.True(
                    Math.Abs(expected - actual[row]) <= allowed,
                    FormattableString.Invariant($"{column}, row {row}: {actual[row]} is not {expected}"));
                compared++;
            }
        }

        Assert.True(compared >= rowsMin, $"{column}: only {compared} rows have a value.");
    }

    public double? Number(int row, string column)
    {
        var index = Array.FindIndex(_header, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index < _rows[row].Length
            && double.TryParse(_rows[row][index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private Bar Bar(int row)
    {
        var close = Number(row, "close")!.Value;
        var (high, low) = (Number(row, "high") ?? close, Number(row, "low") ?? close);
        return Markets.At(row, Number(row, "open") ?? close, high, low, close, Number(row, "volume") ?? 0);
    }
}
