using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base class of all grains: one activation of one identity, in which one turn runs at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly IGrainContext? _context;
    private IGrainFactory? _grainFactory;

    /// <summary>Takes the context of the activation that is being made; outside a host there is none.</summary>
    protected Grain() => _context = ActivationBirth.Current;

    /// <summary>The activation this instance lives in.</summary>
    /// <exception cref="InvalidOperationException">The instance was made outside a host.</exception>
    public IGrainContext GrainContext => _context
        ?? throw new InvalidOperationException($"{GetType().Name} was made outside a host and has no context.");

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory =>
        _grainFactory ??= GrainContext.AsActivation().HostServices.GetRequiredService<IGrainFactory>();

    /// <summary>The activation's own service scope.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Class and key as text, for logs: <c>symbol/BINANCE:BTCUSDT</c>.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends this activation after the current request; the next call meets a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation in memory for at least <paramref name="timeSpan"/> from now, idle or not. A
    /// negative or
    /// zero span takes an earlier wish back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => GrainContext.AsActivation().DelayDeactivation(timeSpan);
}
