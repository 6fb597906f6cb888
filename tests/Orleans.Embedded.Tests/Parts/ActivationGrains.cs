using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Orleans.Embedded.Tests;

internal interface IGuidKeyed : IGrainWithGuidKey
{
    Task<Guid> Key();
}

internal sealed class GuidKeyedGrain : Grain, IGuidKeyed
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

internal interface INumberKeyed : IGrainWithIntegerKey
{
    Task<long> Key();
}

internal sealed class NumberKeyedGrain : Grain, INumberKeyed
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

/// <summary>How the next activations of <see cref="MoodyGrain"/> go.</summary>
internal sealed class Moods
{
    public int FailuresLeft { get; set; }

    public int HangsLeft { get; set; }
}

internal interface IMoody : IGrainWithStringKey
{
    Task<int> Answer();
}

internal sealed class MoodyGrain(Moods moods) : Grain, IMoody
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (moods.FailuresLeft-- > 0)
        {
            throw new InvalidOperationException("not in the mood");
        }

        if (moods.HangsLeft-- > 0)
        {
            await new TaskCompletionSource().Task;
        }
    }

    public Task<int> Answer() => Task.FromResult(42);
}

internal interface IKept : IGrainWithStringKey
{
    Task Touch();
}

[KeepAlive]
internal sealed class KeptGrain(Journal journal) : Grain, IKept
{
    public Task Touch() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write("kept ends");
        return Task.CompletedTask;
    }
}

internal interface IDelayed : IGrainWithStringKey
{
    Task Touch();
}

internal sealed class DelayedGrain(Journal journal) : Grain, IDelayed
{
    public Task Touch()
    {
        DelayDeactivation(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write("delayed ends");
        return Task.CompletedTask;
    }
}

internal sealed class ScopedPart : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal interface IScoped : IGrainWithStringKey
{
    Task<ScopedPart> Part();

    Task End();
}

internal sealed class ScopedGrain(IServiceProvider services, Journal journal) : Grain, IScoped, IAsyncDisposable
{
    private readonly ScopedPart _part = services.GetRequiredService<ScopedPart>();

    public Task<ScopedPart> Part() => Task.FromResult(_part);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        journal.Write($"grain {this.GetPrimaryKeyString()} disposed");
        return default;
    }
}

internal interface IWorker : IGrainWithStringKey
{
    Task<Guid> Work(string gate);
}

[StatelessWorker(3)]
internal sealed class WorkerGrain(Gates gates, Journal journal) : Grain, IWorker
{
    private readonly Guid _instance = Guid.NewGuid();

    public async Task<Guid> Work(string gate)
    {
        journal.Write("working");
        await gates[gate].Task;
        return _instance;
    }
}
