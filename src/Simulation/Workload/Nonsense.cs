using TradingPlatform.Domain.Market;

namespace TradingPlatform.Simulation.Workload;

/// <summary>What a broken feed says. None of it may change anything.</summary>
internal static class Nonsense
{
    /// <summary>One of eight kinds; null where the market has not done enough yet.</summary>
    public static MarketInput? Of(int kind, SimulatedMarket market)
    {
        if (market.Steps.Count == 0)
        {
            return null;
        }

        var last = market.Steps[^1];
        var next = last with
        {
            SourcePosition = last.SourcePosition + 1_000_000,
            At = last.At + TimeSpan.FromMinutes(1),
            Trades = [new Trade(last.At + TimeSpan.FromSeconds(5), market.LastPrice, 1, false)],
            Book = null,
            Follows = last.SourcePosition,
        };
        var trade = next.Trades[0];
        return kind switch
        {
            1 => last with { Follows = last.SourcePosition - 1 }, // said before
            2 => market.Steps[0], // said long before, when nothing came before it
            3 => next with { Trades = [trade with { Price = 0 }] },
            4 => next with { Trades = [trade with { Price = -1 }] },
            5 => next with { Trades = [trade with { Quantity = -1 }] },
            6 => next with { At = last.At - TimeSpan.FromHours(1), Trades = [] },
            7 => next with { Trades = [trade, trade with { At = trade.At - TimeSpan.FromSeconds(1) }] },
            _ => next with { Trades = [trade with { At = next.At + TimeSpan.FromSeconds(1) }] },
        };
    }
}
