using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Signals;

/// <summary>A detector's key, written <c>VENUE:TICKER/15m</c>.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Timeframe">The candles it reads.</param>
public sealed record DetectorKey(string Symbol, Timeframe Timeframe)
{
    /// <summary>Reads <c>VENUE:TICKER/15m</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static DetectorKey Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && SymbolId.TryParse(parts[0], out _)
            && Timeframes.TryParse(parts[1], out var timeframe)
            ? new DetectorKey(parts[0], timeframe)
            : throw new FormatException($"'{text}' is not a detector; write VENUE:TICKER/TIMEFRAME.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Symbol}/{Timeframe.Name()}";
}
