using System.Text;
using TradingPlatform.Exchanges.Binance.Messages;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Damaged input ends in a value or a typed error, and soon.</summary>
public sealed class ParserFuzzTests
{
    private const int Runs = 20_000;
    private const int Seed = 20_260_504;

    private static readonly byte[][] s_samples =
    [
        .. new[]
        {
            """{"data":{"e":"aggTrade","E":1633998523,"s":"A","a":15,"p":"0.35","q":"5","T":1633998523,"m":false}}""",
            """{"data":{"e":"depthUpdate","E":1633998512068,"s":"A","U":49,"u":52,"b":[["0.3","61"]],"a":[]}}""",
            """{"u":499869768,"s":"NKNUSDT","b":"0.35210000","B":"672.0","a":"0.35260000","A":"3199.0"}""",
            """{"e":"serverShutdown","E":1633998512068}""",
            """{"lastUpdateId":1027024,"bids":[["4.0","431.0"]],"asks":[["4.1","12.0"]]}""",
            """[[1499040000000,"0.01","0.8","0.01","0.015","148976.1",1499644799999,"2434.1",308,"1756.8"]]""",
            """[{"a":26129,"p":"0.016","q":"4.7","f":27781,"l":27781,"T":1498793709153,"m":true,"M":true}]""",
            """
            {"symbols":[{"symbol":"A","status":"TRADING","baseAsset":"A","quoteAsset":"B",
            "filters":[{"filterType":"LOT_SIZE","minQty":"1","maxQty":"2","stepSize":"1"}]}]}
            """,
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Func<byte[], object>[] s_parsers =
    [
        bytes => StreamParser.Parse(bytes),
        bytes => RestParser.Depth(bytes),
        bytes => RestParser.Klines(bytes),
        bytes => RestParser.Trades(bytes),
        bytes => RestParser.Markets(bytes),
        bytes => RestParser.Time(bytes),
    ];

    private static readonly string[] s_splices =
    [
        "null", "-1", "1e999", "\"\"", "{}", "[]", "\\ud800",
        "99999999999999999999", "\"-0\"", "\u0000", "\"e\":", "[[[[",
    ];

    [Fact]
    public void Damaged_messages_of_a_venue()
    {
        var random = new Random(Seed);
        var refused = 0;
        for (var run = 0; run < Runs; run++)
        {
            var bytes = Damaged(s_samples[random.Next(s_samples.Length)], random);
            foreach (var parse in s_parsers)
            {
                refused += IsRefused(() => parse(bytes), $"seed {Seed} run {run}") ? 1 : 0;
            }
        }

        Assert.InRange(refused, Runs, (Runs * s_parsers.Length) - 1);
    }

    [Fact]
    public void Damaged_files_of_bars()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        var sample = Encoding.UTF8.GetBytes(TemporaryFolder.Header + "\n60000,1,2,0.5,1.5,10\n120000,1.5,2,1,1,3\n");
        var path = Path.Combine(folder.Path, "BTCUSDT-1m-2026.csv");
        var refused = 0;
        for (var run = 0; run < 2_000; run++)
        {
            File.WriteAllBytes(path, Damaged(sample, random));
            refused += IsRefused(() => KlineReader.Read(KlineFile.FromPath(path)!).ToList(), $"run {run}") ? 1 : 0;
        }

        Assert.InRange(refused, 500, 1_999);
    }

    private static bool IsRefused(Func<object> parse, string what)
    {
        try
        {
            parse();
            return false;
        }
        catch (DataFormatException)
        {
            return true;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{error.GetType().Name} escaped; {what}", error);
        }
    }

    private static byte[] Damaged(byte[] sample, Random random)
    {
        var bytes = sample.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_splices[random.Next(s_splices.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(Math.Min(40, bytes.Count - at))));
                    break;
                default:
                    bytes[at] = (byte)"0123456789.-\",:[]{}"[random.Next(19)];
                    break;
            }
        }

        return [.. bytes];
    }
}
