using System.Globalization;
using Orleans.Embedded.Simulation;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation.Workload;

/// <summary>Draws what happens in a world before it happens, so that any part of it can be left out and the rest stays
/// what it was.</summary>
internal sealed class CommandDraw(SimulationRandom random, FaultRates rates)
{
    private readonly List<int> _placed = [];

    /// <summary>The first <paramref name="count"/> commands of the world.</summary>
    public static IReadOnlyList<WorldCommand> Of(SimulationRandom random, FaultRates rates, int count)
    {
        var draw = new CommandDraw(random, rates);
        return [.. Enumerable.Range(1, count).Select(draw.Next)];
    }

    private WorldCommand Next(int number) => random.Below(100) switch
    {
        < 40 => Step(number),
        < 68 => Place(number),
        < 76 => _placed.Count == 0 ? Step(number) : new WorldCommand.Cancel(number, Earlier()),
        < 83 => _placed.Count == 0
            ? Step(number)
            : new WorldCommand.Again(number, Earlier(), random.Chance(600) ? 1 : random.Pick([2m, 0.5m, 1.0001m])),
        < 90 => new WorldCommand.Look(number, random.Pick(Cast.Accounts).Account),
        < 95 => new WorldCommand.Watch(number, random.Pick(Cast.Symbols)),
        < 98 => new WorldCommand.Steer(
            number,
            random.Pick(Cast.Agents).ToString(),
            random.Pick([AgentStatus.Active, AgentStatus.Active, AgentStatus.Reducing, AgentStatus.Halted])),
        _ => Reopen(number),
    };

    private int Earlier() =>
        random.Chance(700) ? _placed[^Math.Min(_placed.Count, random.Between(1, 4))] : random.Pick(_placed);

    private WorldCommand.Step Step(int number) => new(
        number,
        random.Chance(700) ? Cast.Symbols[0] : Cast.Symbols[1],
        random.Chance(rates.FeedPerMille) ? random.Between(1, 8) : 0);

    private WorldCommand.Place Place(int number)
    {
        _placed.Add(number);
        return new WorldCommand.Place(
            number,
            random.Pick(Cast.Traders).Account,
            random.Pick(Cast.Symbols),
            random.Chance(990)
                ? string.Create(CultureInfo.InvariantCulture, $"o{number}")
                : random.Pick(["", "with space", new string('x', 33)]),
            random.Chance(500) ? OrderSide.Buy : OrderSide.Sell,
            random.Chance(400) ? OrderType.Market : OrderType.Limit,
            Quantity(),
            Distance(),
            random.Chance(150),
            random.Chance(750));
    }

    private WorldCommand.Reopen Reopen(int number)
    {
        var (account, cash, _) = random.Pick(Cast.Traders);
        return new WorldCommand.Reopen(number, account, random.Chance(500) ? cash : cash + 1);
    }

    /// <summary>Half at the edge of what is allowed, a step more or less.</summary>
    private decimal Quantity() => random.Chance(500)
        ? random.Between(1, 3_000) / 10_000m
        : random.Pick(
        [
            0m, -0.0001m, 0.00005m, 0.0001m, 0.0002m, 0.00015m, 999.9999m, 1_000m, 1_000.0001m, 0.5m, 1m, 1.0001m,
        ]);

    /// <summary>A share of the price, in whole hundredths of a per cent; 0 is at the market, 2 is nonsense.</summary>
    private decimal Distance() => random.Chance(900)
        ? random.Between(-60, 60) / 10_000m
        : random.Pick([-1m, -2m, 0.000001m, 0m, 0.5m]);
}
