using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

internal interface ITimed : IGrainWithStringKey
{
    Task Start(bool interleave);

    Task<int> Ticks();

    Task<int> TicksDuring(TimeSpan request);

    Task<bool> WasAlwaysInContext();

    Task<string> AmbientInTicks();

    Task ChangeToOnce(TimeSpan dueTime);

    Task Stop();

    Task End();
}

internal sealed class TimedGrain(Journal journal) : Grain, ITimed
{
    private readonly SynchronizationContext _own = SynchronizationContext.Current!;
    private IGrainTimer? _timer;
    private string _ambient = "";
    private bool _strayed;
    private int _ticks;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"{this.GetPrimaryKeyString()} ended");
        return Task.CompletedTask;
    }

    public Task Start(bool interleave)
    {
        var period = TimeSpan.FromMilliseconds(10);
        _timer = this.RegisterGrainTimer(
            Tick, "state", new GrainTimerCreationOptions(period, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public async Task<int> TicksDuring(TimeSpan request)
    {
        var before = _ticks;
        await Task.Delay(request);
        return _ticks - before;
    }

    public Task<bool> WasAlwaysInContext() => Task.FromResult(!_strayed);

    public Task<string> AmbientInTicks() => Task.FromResult(_ambient);

    public Task ChangeToOnce(TimeSpan dueTime)
    {
        _timer!.Change(dueTime, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(string state, CancellationToken cancellationToken)
    {
        journal.Write($"tick {this.GetPrimaryKeyString()}");
        _strayed |= !ReferenceEquals(SynchronizationContext.Current, _own);
        _ambient += RequestContext.Get("who");
        await Task.Yield();
        _strayed |= !ReferenceEquals(SynchronizationContext.Current, _own);
        if (++_ticks == 3)
        {
            throw new InvalidOperationException("the third tick");
        }
    }
}
