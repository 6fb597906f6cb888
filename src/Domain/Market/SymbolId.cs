namespace TradingPlatform.Domain.Market;

/// <summary>A market's identity, written <c>VENUE:TICKER</c>: <c>BINANCE:BTCUSDT</c>, <c>REPLAY:BTCUSDT</c>,
/// <c>SIM:BTCUSDT</c>. The venue part says where the data come from, so streams of different feeds never mix.</summary>
/// <param name="Venue">Capital letters and digits, 1 to 16.</param>
/// <param name="Ticker">Capital letters and digits, 1 to 24.</param>
public readonly record struct SymbolId(string Venue, string Ticker)
{
    /// <summary>Reads <c>VENUE:TICKER</c>; false when the text has another shape.</summary>
    public static bool TryParse(string? text, out SymbolId id)
    {
        var parts = text?.Split(':') ?? [];
        var valid = parts.Length == 2 && IsName(parts[0], 16) && IsName(parts[1], 24);
        id = valid ? new SymbolId(parts[0], parts[1]) : default;
        return valid;
    }

    /// <summary>Reads <c>VENUE:TICKER</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static SymbolId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a symbol; write VENUE:TICKER, for example BINANCE:BTCUSDT.");

    /// <inheritdoc/>
    public override string ToString() => $"{Venue}:{Ticker}";

    private static bool IsName(string text, int lengthMax) =>
        text.Length > 0
        && text.Length <= lengthMax
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
