using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>What few of a large crowd of activations ever need: made with the first thing it holds.</summary>
internal sealed class ActivationExtras
{
    private long _keptUntil = long.MinValue;

    /// <summary>For who waits until it has ended. Under the activation's lock.</summary>
    public TaskCompletionSource? Ended { get; set; }

    /// <summary>Its service scope. Under the activation's lock.</summary>
    public IServiceScope? Scope { get; set; }

    /// <summary>That it is to end, and why. Set under the activation's lock.</summary>
    public Ending? Ending { get; set; }

    /// <summary>Its timers.</summary>
    public ActivationTimers Timers { get; } = new();

    /// <summary>The chains of calls that may come back into it.</summary>
    public ReentrantChains Chains { get; } = new();

    /// <summary>The clock's timestamp until which it stays in memory, idle or not.</summary>
    public long KeptUntil
    {
        get => Volatile.Read(ref _keptUntil);
        set => Volatile.Write(ref _keptUntil, value);
    }
}
