using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

internal interface ILingering : IGrainWithStringKey
{
    /// <summary>Asks for its end and then goes on for as long as the gate is closed.</summary>
    Task EndAndStay(string gate);

    /// <summary>Blocks its first turn until the gate is open, and only then awaits.</summary>
    Task BlockThenStay(string entered, string blocks, string stays);

    /// <summary>Starts a timer whose token's listener throws.</summary>
    Task StartRudeTimer();

    Task<Guid> Instance();

    Task End();
}

internal sealed class LingeringGrain(Gates gates, Journal journal) : Grain, ILingering
{
    private readonly Guid _instance = Guid.NewGuid();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"{this.GetPrimaryKeyString()} ends");
        return Task.CompletedTask;
    }

    public async Task EndAndStay(string gate)
    {
        DeactivateOnIdle();
        journal.Write($"{this.GetPrimaryKeyString()} asked");
        await gates[gate].Task;
        journal.Write($"{this.GetPrimaryKeyString()} stayed");
    }

    public async Task BlockThenStay(string entered, string blocks, string stays)
    {
        gates[entered].TrySetResult();
        gates[blocks].Task.Wait();
        await gates[stays].Task;
        journal.Write($"{this.GetPrimaryKeyString()} stayed");
    }

    public Task StartRudeTimer()
    {
        this.RegisterGrainTimer(
            async (_, cancelled) =>
            {
                cancelled.Register(() => throw new InvalidOperationException("rude"));
                gates["ticked"].TrySetResult();
                await Task.Yield();
            },
            "",
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromDays(1)));
        return Task.CompletedTask;
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
