using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded.Simulation;
using Orleans.Hosting;
using Orleans.Streams;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Simulation.Faults;
using TradingPlatform.Simulation.Storage;

namespace TradingPlatform.Simulation.World;

/// <summary>The platform's grains in a process that may die, over a store that does not.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    private readonly SimulationRandom _random;
    private TaskCompletionSource _up = new();
    private CancellationTokenSource _death = new();
    private SimulatedLog _log = null!;
    private SimulatedProcess? _process;
    private int _pendingMax;

    /// <summary>An empty world without a process.</summary>
    public SimulatedWorld(SimulationOptions options)
    {
        Host = new SimulationHost(options.Seed);
        _random = Host.Random.Fork(10);
        Rates = FaultRates.Draw(Host.Random.Fork(11), options.Faults);
        Store = new SimulatedStore(Host.Clock);
    }

    /// <summary>Time, order and chance.</summary>
    public SimulationHost Host { get; }

    /// <summary>What is durable.</summary>
    public SimulatedStore Store { get; }

    /// <summary>How often what goes wrong from now on.</summary>
    public FaultRates Rates { get; private set; }

    /// <summary>The living process, or null.</summary>
    public SimulatedProcess? Process => _process;

    /// <summary>Cancelled when the living process dies.</summary>
    public CancellationToken Death => _death.Token;

    /// <summary>How often a process was started.</summary>
    public int Starts { get; private set; }

    /// <summary>The most appends that ever waited at once in one process.</summary>
    public int PendingAppendsMax => Math.Max(_pendingMax, _log.PendingMax);

    /// <summary>Starts a process.</summary>
    public void Start()
    {
        Starts++;
        _log = new SimulatedLog(Store, Host.Clock, _random.Fork(1), () => Rates.AppendPerMille);
        _process = Host.Start(Configure);
        _death = new CancellationTokenSource();
        _up.TrySetResult();
    }

    /// <summary>The process dies in the middle of everything.</summary>
    public void Crash()
    {
        _pendingMax = PendingAppendsMax;
        _up = new TaskCompletionSource();
        _process!.Crash();
        _process = null;
        _log.Cut();
        _death.Cancel();
    }

    /// <summary>The living process; waits until there is one.</summary>
    public async Task<SimulatedProcess> AliveAsync()
    {
        while (_process is null)
        {
            await _up.Task;
        }

        return _process;
    }

    /// <summary>Nothing goes wrong any more, and what is still wrong is put right.</summary>
    public void Heal()
    {
        Rates = FaultRates.None;
        Store.IsAway = false;
        if (_process is null)
        {
            Start();
        }

        _process!.Unite();
        _process.ClockSkew = TimeSpan.Zero;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Crash();
        _death.Dispose();
    }

    private void Configure(ISiloBuilder silo)
    {
        var random = _random.Fork(2);
        silo.AddMemoryStreams("sound");
        silo.AddGrains(typeof(DecidingGrain<,,>).Assembly);
        silo.Services.AddSingleton<IEventLog>(_log);
        silo.Services.AddSingleton(PaperVenueTerms.Default);
        silo.Services.AddKeyedSingleton<IStreamProvider>(
            MarketStreams.Provider,
            (services, _) => new UnreliableStreamProvider(
                services.GetRequiredKeyedService<IStreamProvider>("sound"),
                services.GetRequiredService<TimeProvider>(),
                random,
                () => Rates.Delivery));
        silo.Services.RemoveAll<Microsoft.Extensions.Logging.ILoggerProvider>();
    }
}
