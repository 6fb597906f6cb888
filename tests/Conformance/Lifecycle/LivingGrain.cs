using Orleans;

namespace TradingPlatform.Conformance.Lifecycle;

[Alias("conformance.ILiving")]
public interface ILiving : IGrainWithStringKey
{
    [Alias("Instance")]
    Task<Guid> Instance();

    [Alias("Identity")]
    Task<string> Identity();

    [Alias("Wait")]
    Task Wait(string gate);

    [Alias("End")]
    Task End();
}

public sealed class LivingGrain : Grain, ILiving
{
    private readonly Guid _instance = Guid.NewGuid();
    private bool _isReady;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Write("activating");
        await Task.Delay(20, cancellationToken);
        if (this.GetPrimaryKeyString().StartsWith("moody", StringComparison.Ordinal)
            && Journal.Of(this.GetPrimaryKeyString()).Count == 1)
        {
            throw new InvalidOperationException("not in the mood");
        }

        _isReady = true;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Write($"ended: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Guid> Instance()
    {
        Write(_isReady ? "called" : "called before it was ready");
        return Task.FromResult(_instance);
    }

    public Task<string> Identity() => Task.FromResult($"{IdentityString}|{this.GetGrainId()}");

    public async Task Wait(string gate)
    {
        Journal.Write(gate, "waits");
        await Gates.At(gate);
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private void Write(string line) => Journal.Write(this.GetPrimaryKeyString(), line);
}

[Alias("conformance.INamed")]
public interface INamed : IGrainWithStringKey
{
    [Alias("Identity")]
    Task<string> Identity();
}

[GrainType("conformance-named")]
public sealed class NamedGrain : Grain, INamed
{
    public Task<string> Identity() => Task.FromResult(this.GetGrainId().ToString());
}

[Alias("conformance.ISociable")]
public interface ISociable : IGrainWithStringKey
{
    [Alias("Met")]
    Task<Guid> Met();

    [Alias("End")]
    Task End();
}

/// <summary>Calls another grain as it comes and as it goes.</summary>
public sealed class SociableGrain : Grain, ISociable
{
    private Guid _met;

    private ILiving Friend => GrainFactory.GetGrain<ILiving>($"friend-{this.GetPrimaryKeyString()}");

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _met = await Friend.Instance();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await Friend.Instance();

    public Task<Guid> Met() => Task.FromResult(_met);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
