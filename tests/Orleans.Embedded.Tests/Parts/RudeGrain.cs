using Orleans.Concurrency;

namespace Orleans.Embedded.Tests;

internal interface IRude : IGrainWithStringKey
{
    /// <summary>Quick without a gate; with one it blocks its thread there.</summary>
    Task Maybe(string gate);

    Task Loop();

    [AlwaysInterleave]
    Task Stop();

    Task ThrowEverywhere();
}

internal sealed class RudeGrain(Gates gates) : Grain, IRude
{
    private bool _stops;

    public Task Maybe(string gate)
    {
        if (gate.Length > 0)
        {
            gates[gate].Task.Wait();
        }

        return Task.CompletedTask;
    }

    /// <summary>Calls others without end, and never waits for anything.</summary>
    public async Task Loop()
    {
        var other = GrainFactory.GetGrain<IProbe>($"of-{this.GetPrimaryKeyString()}");
        while (!_stops)
        {
            await other.Add(1, 2);
        }
    }

    public Task Stop()
    {
        _stops = true;
        return Task.CompletedTask;
    }

    public Task ThrowEverywhere()
    {
        this.RegisterGrainTimer(
            () => throw new InvalidOperationException("in a timer"), TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        SynchronizationContext.Current!.Post(_ => throw new InvalidOperationException("in a posted turn"), null);
        throw new InvalidOperationException("in a method");
    }
}
