using System.Globalization;
using System.IO.Compression;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

/// <summary>Real candles, read from the shared folder at test time.</summary>
internal static class SharedKlines
{
    public static List<Candle> Read(string file, Timeframe timeframe)
    {
        var candles = new List<Candle>();
        foreach (var line in Lines(Path.Combine("data", "klines", file)).Skip(1))
        {
            var cells = line.Split(',');
            var numbers = cells[1..6].Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            var openAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(cells[0], CultureInfo.InvariantCulture));
            candles.Add(new Candle(
                timeframe, openAt, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], candles.Count + 1));
        }

        return candles;
    }

    public static IEnumerable<string> Lines(string path)
    {
        var full = Path.Combine(SharedFolder.Path!, path);
        using var file = new GZipStream(File.OpenRead(full), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
