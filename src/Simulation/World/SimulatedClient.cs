using Orleans;
using Orleans.Embedded.Simulation;
using Orleans.Runtime;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Simulation.World;

/// <summary>Somebody outside of grains who asks again until there is an answer, as every caller of the platform
/// must.</summary>
internal sealed class SimulatedClient(SimulatedWorld world, SimulationRandom random)
{
    private const int AttemptsMax = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);

    /// <summary>How many attempts got no answer.</summary>
    public long Retries { get; private set; }

    /// <summary>The answer, after as many attempts as it takes.</summary>
    /// <exception cref="InvalidOperationException">There was none after very many.</exception>
    public async Task<T> AskAsync<T>(Func<IGrainFactory, Task<T>> ask)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var process = await world.AliveAsync();
            try
            {
                return await ask(process.Grains).WaitAsync(Patience, world.Host.Clock, world.Death);
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                last = failure;
                Retries++;
            }

            await PauseAsync(PauseMax);
        }

        throw new InvalidOperationException($"No answer after {AttemptsMax} attempts.", last);
    }

    /// <summary>Asks once and does not care what becomes of it.</summary>
    public async Task TryAsync(Func<IGrainFactory, Task> ask)
    {
        var process = await world.AliveAsync();
        try
        {
            await ask(process.Grains).WaitAsync(Patience, world.Host.Clock, world.Death);
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            Retries++;
        }
    }

    /// <summary>As <see cref="AskAsync{T}"/>, for a call without a value.</summary>
    public Task AskAsync(Func<IGrainFactory, Task> ask) => AskAsync(async grains =>
    {
        await ask(grains);
        return true;
    });

    /// <summary>Lets up to <paramref name="max"/> pass.</summary>
    public Task PauseAsync(TimeSpan max) => Task.Delay(random.Between(TimeSpan.Zero, max), world.Host.Clock);

    /// <summary>A caller tries again after these, and after nothing else: everything else is a defect.</summary>
    private static bool IsPassing(Exception failure) => failure
        is StaleStreamException or EventLogUnavailableException or TimeoutException or OperationCanceledException
        or OrleansException or StepMissingException or ReportsGoneException;
}
