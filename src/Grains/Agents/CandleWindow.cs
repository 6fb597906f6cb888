using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Agents;

/// <summary>The newest closed candles of one timeframe, oldest first, never more than a bound.</summary>
/// <param name="timeframe">Others are ignored.</param>
/// <param name="lengthMax">How many are kept.</param>
internal sealed class CandleWindow(Timeframe timeframe, int lengthMax)
{
    /// <summary>What is kept now.</summary>
    public ImmutableArray<Candle> Candles { get; private set; } = [];

    /// <summary>Starts over with <paramref name="candles"/>.</summary>
    public void Reset(ImmutableArray<Candle> candles) => Candles = candles;

    /// <summary>Takes in what closed with a step; true when one of them was of this timeframe.</summary>
    public bool Add(ImmutableArray<Candle> closed)
    {
        var before = Candles;
        foreach (var candle in closed)
        {
            if (candle.Timeframe == timeframe)
            {
                Candles = Candles.Length < lengthMax ? Candles.Add(candle) : [.. Candles.AsSpan()[1..], candle];
            }
        }

        return Candles != before;
    }
}
