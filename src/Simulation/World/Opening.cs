using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.World;

/// <summary>What every start of the platform does before anything else: markets listed, accounts open, agents started
/// once.</summary>
internal static class Opening
{
    /// <summary>Does it; safe to repeat.</summary>
    public static async Task EnsureAsync(SimulatedClient client, IEnumerable<SimulatedMarket> markets)
    {
        foreach (var market in markets)
        {
            await client.AskAsync(
                grains => grains.GetGrain<ISymbolGrain>(market.Instrument.Symbol).ListAsync(market.Instrument));
        }

        foreach (var (account, cash, leverageMax) in Cast.Accounts)
        {
            await client.AskAsync(grains => grains.GetGrain<ITradingAccountGrain>(account).OpenAsync(
                new AccountCommand.Open(account, Cast.Currency, cash, leverageMax, DateTimeOffset.UnixEpoch)));
        }

        foreach (var key in Cast.Agents)
        {
            await client.AskAsync(grains => StartOnceAsync(grains.GetGrain<ITradingAgentGrain>(key.ToString())));
        }
    }

    private static async Task<bool> StartOnceAsync(ITradingAgentGrain agent)
    {
        if ((await agent.ViewAsync()).Status == AgentStatus.Idle)
        {
            await agent.ExecuteAsync(new AgentCommand.Start("first-start", "platform", 0, DateTimeOffset.UnixEpoch));
        }

        return true;
    }
}
