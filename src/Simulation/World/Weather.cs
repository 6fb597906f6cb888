using Orleans.Embedded.Simulation;

namespace TradingPlatform.Simulation.World;

/// <summary>What goes wrong between commands.</summary>
internal sealed class Weather(SimulatedWorld world, ulong seed)
{
    private static readonly TimeSpan SoonMax = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan DowntimeMax = TimeSpan.FromSeconds(5);

    /// <summary>How many things went wrong.</summary>
    public long Events { get; private set; }

    /// <summary>Perhaps something goes wrong now. Each command has weather of its own, so that leaving out others
    /// changes none of it.</summary>
    /// <param name="number">The command that comes next.</param>
    /// <param name="restarted">Called when a process has been started again.</param>
    public void Strike(int number, Action restarted)
    {
        var random = new SimulationRandom(seed).Fork((ulong)number);
        var rates = world.Rates;
        if (world.Process is not { } process)
        {
            return;
        }

        if (random.Chance(rates.CrashPerMille))
        {
            Events++;
            var downtime = random.Between(TimeSpan.Zero, DowntimeMax);
            After(random.Between(TimeSpan.Zero, SoonMax), () => CrashAndRestart(process, downtime, restarted));
        }

        Disturb(process, random);
        if (random.Chance(rates.OutagePerMille))
        {
            Events++;
            world.Store.IsAway = true;
            After(random.Between(TimeSpan.Zero, DowntimeMax), () => world.Store.IsAway = false);
        }
    }

    /// <summary>In the middle of whatever is under way by then, unless it died already.</summary>
    private void CrashAndRestart(SimulatedProcess process, TimeSpan downtime, Action restarted)
    {
        if (process.IsAlive && world.Rates.CrashPerMille > 0)
        {
            world.Crash();
            After(downtime, () => Restart(restarted));
        }
    }

    private void Restart(Action restarted)
    {
        if (world.Process is null)
        {
            world.Start();
            restarted();
        }
    }

    private void Disturb(SimulatedProcess process, SimulationRandom random)
    {
        var rates = world.Rates;
        if (random.Chance(rates.TwinPerMille) && process.Activations is { Count: > 0 } living)
        {
            Events++;
            process.Duplicate(random.Pick(living));
        }

        if (random.Chance(rates.UnitePerMille))
        {
            process.Unite();
        }

        if (random.Chance(rates.EvictPerMille) && process.Activations is { Count: > 0 } idle)
        {
            Events++;
            process.Deactivate(random.Pick(idle));
        }

        if (random.Chance(rates.ClockPerMille))
        {
            Events++;
            process.ClockSkew = random.Chance(200)
                ? -TimeSpan.FromHours(1)
                : TimeSpan.FromSeconds(random.Between(-120, 120));
        }
    }

    private void After(TimeSpan delay, Action then) =>
        world.Host.Clock.CreateTimer(_ => then(), null, delay, Timeout.InfiniteTimeSpan);
}
