using Orleans;
using Orleans.Runtime;

namespace TradingPlatform.Conformance.Timers;

[Alias("conformance.ITimed")]
public interface ITimed : IGrainWithStringKey
{
    [Alias("Start")]
    Task Start(bool interleave, int periodMilliseconds);

    [Alias("Ticks")]
    Task<int> Ticks();

    [Alias("TicksDuring")]
    Task<int> TicksDuring(int milliseconds);

    [Alias("Change")]
    Task Change(int dueMilliseconds);

    [Alias("Stop")]
    Task Stop();

    [Alias("End")]
    Task End();
}

public sealed class TimedGrain : Grain, ITimed
{
    private IGrainTimer? _timer;
    private int _ticks;
    private int _inside;
    private string? _context;

    public Task Start(bool interleave, int periodMilliseconds)
    {
        var period = TimeSpan.FromMilliseconds(periodMilliseconds);
        RequestContext.Set("who", "the request that set the timer");
        _timer = this.RegisterGrainTimer(
            Tick,
            "state",
            new GrainTimerCreationOptions { DueTime = period, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => _context is null && _inside == 0
        ? Task.FromResult(_ticks)
        : throw new InvalidOperationException($"A tick saw '{_context}', or {_inside} ran at once.");

    public async Task<int> TicksDuring(int milliseconds)
    {
        var before = _ticks;
        await Task.Delay(milliseconds);
        return _ticks - before;
    }

    public Task Change(int dueMilliseconds)
    {
        _timer!.Change(TimeSpan.FromMilliseconds(dueMilliseconds), Timeout.InfiniteTimeSpan);
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
        _inside++;
        _context ??= RequestContext.Get("who") as string ?? (_inside > 1 ? "another tick" : null);
        Journal.Write(this.GetPrimaryKeyString(), state);
        await Task.Delay(15, CancellationToken.None);
        _inside--;
        if (++_ticks == 2)
        {
            throw new InvalidOperationException("the second tick");
        }
    }
}
