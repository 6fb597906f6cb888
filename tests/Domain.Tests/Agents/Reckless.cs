using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>Wants in at every bar, now long, now short, with near stops, so as large as risk lets it.</summary>
internal sealed class Reckless : IStrategy
{
    public string Name => "reckless";

    public string Hypothesis => "None.";

    public int EntryBarsMax => 1;

    public int HoldBarsMax => 5;

    public decimal TrailAtr => 0;

    public Opinion Look(StrategySight sight)
    {
        if (sight.Held is not null || sight.Candles.IsEmpty)
        {
            return Opinion.Waits($"Waits for the next throw.");
        }

        var draw = sight.Candles[^1].Sequence;
        var way = draw / 7 % 2 == 0 ? 1 : -1;
        var distance = 0.0021m + (draw % 5 * 0.01m);
        var near = OrderFilters.RoundPrice(sight.Instrument, sight.Price * (1 - (way * 0.001m)));
        decimal? limit = draw % 3 == 0 ? near : null;
        var entry = limit ?? sight.Price;
        var plan = new EntryPlan(
            way > 0 ? OrderSide.Buy : OrderSide.Sell,
            limit,
            entry * (1 - (way * distance)),
            entry * (1 + (way * 0.03m)),
            entry * 0.01m);
        return Opinion.Enters(Name, $"Draw {draw}.", Inputs.None, plan);
    }
}
