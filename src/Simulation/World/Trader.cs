using Orleans.Embedded.Simulation;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.World;

/// <summary>Carries out what people ask of accounts, and notes what they were told.</summary>
internal sealed class Trader(
    SimulatedWorld world, SimulatedClient client, Journal journal, SimulationRandom random)
{
    /// <summary>Places an order near the market as it is now.</summary>
    public async Task PlaceAsync(WorldCommand.Place place)
    {
        var market = await client.AskAsync(grains => grains.GetGrain<ISymbolGrain>(place.Symbol).ViewAsync());
        if (market.Instrument is not { } instrument)
        {
            journal.Defect($"{place.Symbol} is not listed at command {place.Number}.");
            return;
        }

        var price = market.LastPrice == 0 ? 100m : market.LastPrice;
        var limit = price * (1 + place.PriceDistance);
        var isNonsense = Math.Abs(place.PriceDistance) > 0.9m || place.PriceDistance == 0.000001m;
        var intent = new OrderIntent(
            place.OrderId,
            place.Symbol,
            place.Side,
            place.Type,
            place.Quantity,
            place.Type == OrderType.Market ? null : isNonsense ? limit : decimal.Round(limit, 2),
            place.ReduceOnly);
        var command = new AccountCommand.Place(intent, instrument, market.LastPrice, market.At, market.Sequence);
        journal.Placing(place.Number, place.Account, command);
        if (place.IsPatient)
        {
            await SendAsync(place.Number, place.Account, command);
        }
        else
        {
            await client.TryAsync(grains => grains.GetGrain<ITradingAccountGrain>(place.Account).PlaceAsync(command));
        }
    }

    /// <summary>Sends an earlier order again, perhaps with another quantity under the same id.</summary>
    public Task AgainAsync(WorldCommand.Again again)
    {
        if (journal.PlacedBy(again.Of) is not var (account, command))
        {
            return Task.CompletedTask;
        }

        var order = command.Order;
        return SendAsync(
            again.Number,
            account,
            command with { Order = order with { Quantity = order.Quantity * again.QuantityFactor } });
    }

    /// <summary>Takes an earlier order back.</summary>
    public Task CancelAsync(WorldCommand.Cancel cancel) => journal.PlacedBy(cancel.Of) is var (account, command)
        ? SendAsync(cancel.Number, account, new AccountCommand.Cancel(command.Order.OrderId, command.At))
        : Task.CompletedTask;

    /// <summary>Opens an account again.</summary>
    public Task ReopenAsync(WorldCommand.Reopen reopen)
    {
        var (account, _, leverageMax) = Cast.Traders.Single(
            trader => string.Equals(trader.Account, reopen.Account, StringComparison.Ordinal));
        return SendAsync(
            reopen.Number,
            account,
            new AccountCommand.Open(account, Cast.Currency, reopen.Cash, leverageMax, DateTimeOffset.UnixEpoch));
    }

    private async Task SendAsync(int number, string account, AccountCommand command)
    {
        if (random.Chance(world.Rates.RepeatPerMille))
        {
            _ = RepeatAsync(number, account, command);
        }

        var asked = Version(account);
        var outcome = await client.AskAsync(grains => Send(grains.GetGrain<ITradingAccountGrain>(account), command));
        journal.Add(new Answer(
            number, account, command, asked, Version(account), outcome.Version, outcome.Refusal));
    }

    /// <summary>Twice at once: nobody looks at the second answer, but what is no answer is a defect.</summary>
    private async Task RepeatAsync(int number, string account, AccountCommand command)
    {
        try
        {
            await client.TryAsync(grains => Send(grains.GetGrain<ITradingAccountGrain>(account), command));
        }
#pragma warning disable CA1031 // It is told, and makes the world red.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            journal.Defect($"Command {number}, sent twice: {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static Task<Outcome> Send(ITradingAccountGrain grain, AccountCommand command) => command switch
    {
        AccountCommand.Place place => grain.PlaceAsync(place),
        AccountCommand.Cancel cancel => grain.CancelAsync(cancel),
        AccountCommand.Open open => grain.OpenAsync(open),
        _ => throw new InvalidOperationException($"Nobody sends {command.GetType().Name}."),
    };

    private int Version(string account) => world.Store.Stream($"account-{account}").Count;
}
