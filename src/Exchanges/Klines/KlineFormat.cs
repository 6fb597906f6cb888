namespace TradingPlatform.Exchanges.Klines;

/// <summary>What a file of bars looks like, told by its first line.</summary>
/// <param name="Columns">How many columns every line has.</param>
/// <param name="HasHeader">True when the first line names the columns.</param>
internal sealed record KlineFormat(int Columns, bool HasHeader)
{
    /// <summary>The header of our own files; what follows the sixth column is not read.</summary>
    public const string Header = "open_time_ms,open,high,low,close,volume";

    private const int ExportColumns = 12;
    private static readonly string[] s_names = ["open", "high", "low", "close", "volume"];

    /// <summary>Recognises our own files (header beginning with <see cref="Header"/>) and Binance's public exports
    /// (12 columns, with or without header, the first being <c>open_time</c>).</summary>
    public static KlineFormat FromFirstLine(string path, ReadOnlySpan<char> line)
    {
        var text = line.TrimStart('\uFEFF').ToString();
        var parts = text.Split(',');
        var isExport = parts.Length == ExportColumns && parts[0].All(char.IsAsciiDigit);
        if (isExport)
        {
            return new KlineFormat(ExportColumns, false);
        }

        var isHeader = parts.Length >= 6
            && parts[0] is "open_time_ms" or "open_time"
            && parts.AsSpan(1, 5).SequenceEqual(s_names);
        return isHeader
            ? new KlineFormat(parts.Length, true)
            : throw new DataFormatException(path, 1, $"the header {Header}[,…]", text.Length == 0 ? "nothing" : text);
    }
}
