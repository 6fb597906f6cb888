using System.Collections.Immutable;
using TradingPlatform.Api.Shapes;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Api.Symbols;

/// <summary>Closed candles with the forming one behind them.</summary>
internal static class Candles
{
    /// <summary>Oldest first; the forming one, if there is one, last.</summary>
    public static ImmutableArray<CandleShape> Of(
        ImmutableArray<Candle> closed, ImmutableArray<Candle> forming, Timeframe timeframe)
    {
        var after = closed.IsEmpty ? DateTimeOffset.MinValue : closed[^1].OpenAt;
        return
        [
            .. closed.Select(candle => CandleShape.Of(candle, closed: true)),
            .. forming.Where(candle => candle.Timeframe == timeframe && candle.OpenAt > after)
                .Select(candle => CandleShape.Of(candle, closed: false)),
        ];
    }
}

/// <summary>A page of candles.</summary>
public sealed record CandlesShape(
    string Symbol, string Timeframe, ImmutableArray<CandleShape> Items, string? NextBefore);

/// <summary>The phases of one market in one timeframe, oldest first.</summary>
public sealed record PhasesShape(
    string Symbol, string Timeframe, PhaseShape Current, ImmutableArray<PhaseShape> Items);
