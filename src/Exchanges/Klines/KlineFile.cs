using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>A file of bars, known by its name: <c>TICKER-TIMEFRAME[-PERIOD].csv[.gz]</c>, for example
/// <c>BTCUSDT-1m-2026.csv.gz</c> or <c>ETHUSDT-1h-2025-03.csv</c>.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Ticker">The market, in capital letters and digits.</param>
/// <param name="Timeframe">The span of its bars.</param>
public sealed record KlineFile(string Path, string Ticker, Timeframe Timeframe)
{
    /// <summary>The name without folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>True when it is compressed.</summary>
    public bool IsGzip => Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a name; null when it is not the name of a file of bars.</summary>
    public static KlineFile? FromPath(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var stem = WithoutEnding(WithoutEnding(name, ".gz"), ".csv");
        var parts = stem.Split('-');
        var isKlines = stem.Length < name.Length
            && parts.Length >= 2
            && SymbolId.TryParse($"FILE:{parts[0]}", out _);
        return isKlines && Timeframes.TryParse(parts[1], out var timeframe)
            ? new KlineFile(path, parts[0], timeframe)
            : null;
    }

    private static string WithoutEnding(string name, string ending) =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
}
