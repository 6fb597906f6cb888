using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>What an account was worth at the close of every hour, recomputed from its events and the markets'
/// candles.</summary>
public static class EquityCurve
{
    /// <summary>Points oldest first, from the first order on; empty when nothing was ever ordered.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="events">Its whole stream, oldest first.</param>
    /// <param name="hours">Closed 1h candles of every symbol it traded, oldest first.</param>
    /// <param name="pointsMax">The newest so many points are kept.</param>
    public static ImmutableArray<(DateTimeOffset At, decimal Equity)> Of(
        string account,
        ImmutableArray<AccountEvent> events,
        IReadOnlyDictionary<string, ImmutableArray<Candle>> hours,
        int pointsMax)
    {
        var first = events.OfType<AccountEvent.OrderPlaced>().FirstOrDefault();
        if (first is null)
        {
            return [];
        }

        var rules = TradingAccount.For(account);
        var (state, next) = (rules.Initial, 0);
        var marks = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var points = ImmutableArray.CreateBuilder<(DateTimeOffset, decimal)>();
        var closes = hours
            .SelectMany(market => market.Value.Select(candle => (At: candle.EndAt(), Symbol: market.Key, candle.Close)))
            .GroupBy(close => close.At)
            .OrderBy(hour => hour.Key);
        foreach (var hour in closes)
        {
            foreach (var close in hour)
            {
                marks[close.Symbol] = close.Close;
            }

            while (next < events.Length && events[next].MarketAt() <= hour.Key)
            {
                state = rules.Evolve(state, events[next++]);
            }

            if (hour.Key >= first.At)
            {
                points.Add((hour.Key, AccountMath.Equity(state, marks)));
            }
        }

        return [.. points.Skip(Math.Max(0, points.Count - pointsMax))];
    }
}
