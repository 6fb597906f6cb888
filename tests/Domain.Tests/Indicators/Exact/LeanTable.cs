using System.Globalization;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

/// <summary>One table of prices and an indicator's values as another platform gave them.</summary>
internal sealed class LeanTable
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    public LeanTable(string file)
    {
        var path = Path.Combine("indicators", "lean", file);
        var lines = SharedKlines.Lines(path).Where(line => line.Length > 0).ToArray();
        _header = lines[0].Split(',');
        _rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Candles = [.. _rows.Select((_, row) => Candle(row))];
    }

    public Candle[] Candles { get; }

    /// <summary>Compares a column, from row <paramref name="from"/> on, with an indicator over all bars up to the
    /// row.</summary>
    public void Check(string column, int from, Func<Candle[], decimal?> of, Action<decimal, decimal?, string> compare)
    {
        var compared = 0;
        for (var row = from; row < _rows.Length; row++)
        {
            if (Number(row, column) is { } expected)
            {
                compare(expected, of(Candles[..(row + 1)]), $"{column}, row {row}");
                compared++;
            }
        }

        Assert.True(compared > (_rows.Length - from) / 2, $"{column}: only {compared} rows have a value.");
    }

    private Candle Candle(int row)
    {
        var close = Number(row, "close")!.Value;
        var (high, low) = (Number(row, "high") ?? close, Number(row, "low") ?? close);
        return Bars.Of(row, Number(row, "open") ?? close, high, low, close);
    }

    private decimal? Number(int row, string column)
    {
        var index = Array.FindIndex(_header, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index < _rows[row].Length
            && decimal.TryParse(_rows[row][index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
