using Orleans;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Signals;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Silo.Feeding;

/// <summary>Takes every consumer of one market through a step before the next one comes, in a fixed order: venue,
/// detectors,
/// agents. With it a replay gives the same decisions and fills however fast it runs. A live market waits for nobody and
/// has none.</summary>
public sealed class Conductor
{
    private readonly IPaperVenueGrain _venue;
    private readonly IAmdDetectorGrain[] _detectors;
    private readonly ITradingAgentGrain[] _agents;

    /// <summary>The conductor of <paramref name="symbol"/>.</summary>
    public Conductor(IGrainFactory grains, PlatformTopology topology, string symbol)
    {
        _venue = grains.GetGrain<IPaperVenueGrain>(symbol);
        _detectors = [.. topology.DetectorsOf(symbol)
            .Select(key => grains.GetGrain<IAmdDetectorGrain>(key.ToString()))];
        _agents = [.. topology.AgentsOf(symbol).Select(key => grains.GetGrain<ITradingAgentGrain>(key.ToString()))];
    }

    /// <summary>Returns when everybody has taken step <paramref name="sequence"/>.</summary>
    public async Task AdvanceAsync(long sequence)
    {
        await _venue.AdvanceAsync(sequence);
        foreach (var detector in _detectors)
        {
            await detector.AdvanceAsync(sequence);
        }

        foreach (var agent in _agents)
        {
            await agent.AdvanceAsync(sequence);
        }
    }

    /// <summary>After a restart: takes whoever is behind through the steps that are already logged, one by one as they
    /// came.</summary>
    public async Task CatchUpAsync(SymbolView market)
    {
        var position = market.Sequence;
        foreach (var agent in _agents)
        {
            position = Math.Min(position, (await agent.ViewAsync()).Sequence);
        }

        while (position < market.Sequence)
        {
            await AdvanceAsync(++position);
        }
    }
}
