using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Simulation;

/// <summary>A process full of grains in a simulated world. It ends as real ones do: suddenly, with every activation,
/// timer and unanswered call gone.</summary>
public sealed class SimulatedProcess
{
    private readonly SimulationHost _world;
    private readonly ProcessClock _clock;
    private readonly ProcessScheduler _scheduler;
    private readonly SimulationRandom _random;
    private ServiceProvider _services = null!;
    private GrainHost _host = null!;
    private ActivationTwins _twins = null!;
    private EmbeddedSilo _silo = null!;

    internal SimulatedProcess(SimulationHost world, SimulationRandom random)
    {
        _world = world;
        _random = random;
        _clock = new ProcessClock(world.Clock, () => IsAlive);
        _scheduler = new ProcessScheduler(world, this);
    }

    /// <summary>False once it crashed or stopped.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The way to its grains.</summary>
    public IClusterClient Grains { get; private set; } = null!;

    /// <summary>How far its clock is ahead of the world's. Timers and timestamps do not mind.</summary>
    public TimeSpan ClockSkew
    {
        get => _clock.Skew;
        set => _clock.Skew = value;
    }

    /// <summary>The identities of its activations, in order.</summary>
    public IReadOnlyList<GrainId> Activations =>
        [.. _host.Directory.Activations.Select(a => a.GrainId).OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    /// <summary>Ends it at once: nothing it had begun goes on, nobody gets an answer.</summary>
    public void Crash()
    {
        if (IsAlive)
        {
            IsAlive = false;
            _world.Forget(this);
            _services.Dispose();
        }
    }

    /// <summary>Ends it in good order: what runs ends, every grain is deactivated.</summary>
    public async Task StopAsync()
    {
        _twins.EndAll();
        await _silo.StopAsync(CancellationToken.None);
        Crash();
    }

    /// <summary>From now on two activations serve <paramref name="id"/>, each call meets either of them: as in a
    /// cluster for a while after one of its members was lost from sight.</summary>
    public void Duplicate(GrainId id) => _twins.Add(id);

    /// <summary>Ends every second activation, as a cluster does once it agrees again.</summary>
    public void Unite() => _twins.EndAll();

    /// <summary>Ends an activation when it is idle, as if it had not been used for long.</summary>
    public void Deactivate(GrainId id) => _host.Directory.Activations
        .FirstOrDefault(a => a.GrainId == id)
        ?.Deactivate(new(DeactivationReasonCode.ActivationIdle, "The simulated world asked for it."));

    internal void Start(Action<ISiloBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ITurnScheduler>(_scheduler);
        OrleansHostingExtensions.Add(services, new ConfigurationManager(), configure);
        _services = services.BuildServiceProvider();
        _host = _services.GetRequiredService<GrainHost>();
        _twins = new ActivationTwins(_host, _random);
        _host.Detour = _twins.Choose;
        _silo = new EmbeddedSilo(_services);
        _ = _silo.StartAsync(CancellationToken.None); // it only starts loops; what they wait for is the world's
        Grains = _services.GetRequiredService<IClusterClient>();
    }
}
