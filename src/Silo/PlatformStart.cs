using Orleans;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Silo;

/// <summary>What must be there before the first market step: listed markets, open accounts, agents that were started
/// once. All
/// of it is safe to repeat, so every start does it and a restart changes nothing.</summary>
public sealed class PlatformStart(PlatformTopology topology, IClusterClient grains)
{
    private const decimal TraderCash = 100_000m;
    private const decimal TraderLeverageMax = 1m;
    private const string Platform = "platform";

    /// <summary>Does it.</summary>
    public async Task EnsureAsync()
    {
        foreach (var instrument in topology.Instruments)
        {
            await grains.GetGrain<ISymbolGrain>(instrument.Symbol).ListAsync(instrument);
        }

        await OpenAsync(topology.TraderAccount, "trader", TraderCash, TraderLeverageMax);
        foreach (var key in topology.Agents)
        {
            var profile = AgentProfile.Of(key.Kind);
            await OpenAsync(key.ToString(), key.ToString(), profile.OpeningCash, profile.LeverageMax);
            await StartOnceAsync(key);
        }
    }

    /// <summary>An agent that a person has stopped or halted since stays so.</summary>
    private async Task StartOnceAsync(AgentKey key)
    {
        var agent = grains.GetGrain<ITradingAgentGrain>(key.ToString());
        if ((await agent.ViewAsync()).Status == AgentStatus.Idle)
        {
            var market = await grains.GetGrain<ISymbolGrain>(key.Symbol).ViewAsync();
            var at = market.Sequence == 0 ? DateTimeOffset.UnixEpoch : market.At;
            await agent.ExecuteAsync(new AgentCommand.Start("first-start", Platform, market.Sequence, at));
        }
    }

    private async Task OpenAsync(string account, string owner, decimal cash, decimal leverageMax)
    {
        var currency = topology.Instruments.IsEmpty ? "USDT" : topology.Instruments[0].QuoteAsset;
        var opened = await grains.GetGrain<ITradingAccountGrain>(account).OpenAsync(
            new AccountCommand.Open(owner, currency, cash, leverageMax, DateTimeOffset.UnixEpoch));
        if (opened.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Account {account}: {refusal.Detail}");
        }
    }
}
