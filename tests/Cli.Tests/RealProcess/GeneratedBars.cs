using System.Globalization;
using System.Text;

namespace TradingPlatform.Cli.Tests.RealProcess;

/// <summary>A file of one-minute bars that moves enough for agents to trade; the same seed is the same file.</summary>
internal static class GeneratedBars
{
    private const long FirstOpenMs = 1_767_225_600_000; // 2026-01-01

    /// <summary>Writes <c>BTCUSDT-1m-2026.csv</c> into <paramref name="folder"/>.</summary>
    public static void Write(string folder, int bars, int seed)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(seed);
        var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        var price = 50_000m;
        var (drift, swing) = (0, 0);
        for (var i = 0; i < bars; i++)
        {
            if (i % 240 == 0)
            {
                // A trend, then a calm range, in turn: every strategy finds something to do.
                (drift, swing) = (i / 240) % 2 == 0 ? (random.Next(-20, 21), 25) : (0, 12);
            }

            var shock = random.Next(300) == 0 ? random.Next(-600, 601) : 0;
            var open = price;
            price = Math.Max(1_000m, price + drift + random.Next(-swing, swing + 1) + shock);
            var high = Math.Max(open, price) + random.Next(0, 25);
            var low = Math.Min(open, price) - random.Next(0, 25);
            var volume = random.Next(10, 2_000) / 10m;
            var openAt = FirstOpenMs + (i * 60_000L);
            text.Append(CultureInfo.InvariantCulture, $"{openAt},{open},{high},{low},{price},{volume}\n");
        }

        File.WriteAllText(Path.Combine(folder, "BTCUSDT-1m-2026.csv"), text.ToString());
    }
}
