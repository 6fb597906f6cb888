using Orleans.Concurrency;

namespace Orleans.Embedded.Tests;

/// <summary>A grain with every kind of method, internal on purpose: interfaces need not be public.</summary>
internal interface IProbe : IGrainWithStringKey
{
    Task<int> Add(int one, int other);

    ValueTask<int> AddValue(int one, int other);

    ValueTask Touch();

    Task<string> Join(string a, int b, decimal c, Guid d, CancellationToken cancellationToken);

    Task<string?> Nothing();

    Task Fail(string message);

    Task<int> FailLater(string message);

    Task<int> FailValue();

    Task<int> CountTurns();

    /// <summary>Waits for the gate with this name.</summary>
    Task<int> Wait(string gate);

    Task Block(string gate);

    Task Note(string text, CancellationToken cancellationToken);

    Task UntilCancelled(CancellationToken cancellationToken);

    Task IgnoreToken(string gate, CancellationToken cancellationToken);

    [OneWay]
    Task Tell(string gate);

    [OneWay]
    Task TellAndFail();

    [AlwaysInterleave]
    Task<int> Running();

    [ReadOnly]
    Task<int> ReadSlowly(string gate);

    Task<Guid> Instance();

    Task End();

    Task<string> Identity();

    Task<int> AskSelf();

    Task<int> AskOther(string other, int hops);

    Task<string?> Ambient(string key);

    Task SetAmbient(string key, string value);

    Task<int> DeepAsk(int depth);
}

internal sealed class ProbeGrain(Gates gates, Journal journal) : Grain, IProbe
{
    private readonly Guid _instance = Guid.NewGuid();
    private int _running;
    private int _turns;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        journal.Write($"activate {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Add(int one, int other) => Task.FromResult(one + other);

    public ValueTask<int> AddValue(int one, int other) => new(one + other);

    public ValueTask Touch() => default;

    public Task<string> Join(string a, int b, decimal c, Guid d, CancellationToken cancellationToken) =>
        Task.FromResult(FormattableString.Invariant($"{a}|{b}|{c}|{d}|{cancellationToken.CanBeCanceled}"));

    public Task<string?> Nothing() => Task.FromResult<string?>(null);

    public Task Fail(string message) => throw new InvalidOperationException(message);

    public async Task<int> FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<int> FailValue() => throw new InvalidOperationException("at once");

    /// <summary>Counts without any lock: only if turns never overlap is nothing lost.</summary>
    public async Task<int> CountTurns()
    {
        for (var i = 0; i < 3; i++)
        {
            var seen = _turns;
            Thread.SpinWait(20);
            _turns = seen + 1;
            await Task.Yield();
        }

        return _turns;
    }

    public async Task<int> Wait(string gate)
    {
        var now = ++_running;
        await gates[gate].Task;
        _running--;
        return now;
    }

    public Task Block(string gate)
    {
        gates[gate].Task.Wait();
        return Task.CompletedTask;
    }

    public Task Note(string text, CancellationToken cancellationToken)
    {
        journal.Write($"note {text}");
        return Task.CompletedTask;
    }

    public Task UntilCancelled(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    public async Task IgnoreToken(string gate, CancellationToken cancellationToken)
    {
        _running++;
        await gates[gate].Task;
        _running--;
        journal.Write("ignored");
    }

    public Task Tell(string gate)
    {
        gates[gate].SetResult();
        return Task.CompletedTask;
    }

    public Task TellAndFail() => throw new InvalidOperationException("nobody hears this");

    public Task<int> Running() => Task.FromResult(_running);

    public async Task<int> ReadSlowly(string gate)
    {
        var now = ++_running;
        await gates[gate].Task;
        _running--;
        return now;
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> Identity() => Task.FromResult(IdentityString);

    public async Task<int> AskSelf() => await this.AsReference<IProbe>().Add(1, 2);

    public async Task<int> AskOther(string other, int hops) => hops == 0
        ? 0
        : 1 + await GrainFactory.GetGrain<IProbe>(other).AskOther(this.GetPrimaryKeyString(), hops - 1);

    public Task<string?> Ambient(string key) => Task.FromResult((string?)Runtime.RequestContext.Get(key));

    public Task SetAmbient(string key, string value)
    {
        Runtime.RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<int> DeepAsk(int depth) => depth == 0
        ? 0
        : 1 + await GrainFactory.GetGrain<IProbe>(FormattableString.Invariant($"deep-{depth}")).DeepAsk(depth - 1);
}
