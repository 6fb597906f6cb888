using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.World;

/// <summary>Carries one market into its symbol grain, as the platform's pump does: after any trouble it asks where the
/// symbol stands and goes on from there.</summary>
internal sealed class SimulatedFeed(SimulatedWorld world, SimulatedMarket market, Journal journal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private Task _last = Task.CompletedTask;
    private long _sent;
    private int _start;

    /// <summary>The market it carries.</summary>
    public SimulatedMarket Market => market;

    /// <summary>Lets the market do one more step, after the nonsense of kind <paramref name="nonsense"/>, and returns
    /// once the symbol has taken it.</summary>
    public Task AdvanceAsync(SimulatedClient client, int nonsense) =>
        _last = AdvanceAsync(_last, client, nonsense); // one step after the other, however many ask

    /// <summary>Returns when every step is durable.</summary>
    public Task FlushAsync(SimulatedClient client) => CatchUpAsync(client, isFlushed: true);

    private async Task AdvanceAsync(Task before, SimulatedClient client, int nonsense)
    {
        await before;
        if (nonsense > 0 && Nonsense.Of(nonsense, market) is { } wrong)
        {
            await SendNonsenseAsync(client, wrong);
        }

        market.Advance();
        await CatchUpAsync(client, isFlushed: false);
        journal.Steps++;
    }

    private Task CatchUpAsync(SimulatedClient client, bool isFlushed) => client.AskAsync(async grains =>
    {
        var symbol = grains.GetGrain<ISymbolGrain>(market.Instrument.Symbol);
        try
        {
            if (_start != world.Starts)
            {
                _sent = (await symbol.ListAsync(market.Instrument)).SourcePosition;
                _start = world.Starts;
            }

            while (_sent < market.Steps.Count)
            {
                var receipt = await symbol.IngestAsync(market.Steps[(int)_sent] with { Follows = _sent });
                if (receipt.Refusal is { Code: SymbolRefusal.BehindCode })
                {
                    throw new StepMissingException(market.Instrument.Symbol, receipt.Sequence + 1);
                }

                if (receipt.Refusal is { } refusal)
                {
                    journal.Defect($"{market.Instrument.Symbol}: step {_sent + 1} was refused: {refusal.Detail}");
                }

                _sent++;
            }

            if (isFlushed)
            {
                var at = _sent == 0 ? default : market.Steps[(int)_sent - 1].At;
                await symbol.FlushAsync(new StepId(_sent, _sent, at));
            }
        }
        catch
        {
            _start = 0; // whatever it was: the symbol is asked where it stands before anything else is sent
            throw;
        }
    });

    private async Task SendNonsenseAsync(SimulatedClient client, MarketInput wrong)
    {
        await client.PauseAsync(Pause);
        var receipt = await client.AskAsync(
            grains => grains.GetGrain<ISymbolGrain>(market.Instrument.Symbol).IngestAsync(wrong));
        if (receipt.Refusal is null && wrong.SourcePosition > market.Steps.Count)
        {
            journal.Defect($"{market.Instrument.Symbol} took nonsense at {wrong.At:O}.");
        }
    }
}
