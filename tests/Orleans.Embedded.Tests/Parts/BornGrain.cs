using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

/// <summary>What the birth of a <see cref="BornGrain"/> saw.</summary>
/// <param name="Thread">The thread it was activated on.</param>
/// <param name="Ambient">The caller's value as the activation saw it.</param>
/// <param name="WasTurn">Whether that was a turn of its own.</param>
public sealed record Birth(int Thread, object? Ambient, bool WasTurn);

internal interface IBorn : IGrainWithStringKey
{
    Task<Birth> Told();

    Task<object?> Ambient();

    Task<ScopedPart> Part();

    Task Leave();
}

/// <summary>Does at its activation what its key says: <c>fails</c>, <c>awaits</c>, <c>leaves</c>, or nothing.</summary>
internal sealed class BornGrain : Grain, IBorn
{
    private Birth? _birth;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _birth = new Birth(
            Environment.CurrentManagedThreadId,
            RequestContext.Get("who"),
            ReferenceEquals(SynchronizationContext.Current, GrainContext));
        var key = this.GetPrimaryKeyString();
        if (key.StartsWith("fails", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("not today");
        }

        if (key.StartsWith("awaits", StringComparison.Ordinal))
        {
            await Task.Delay(20, cancellationToken);
        }

        if (key.StartsWith("leaves", StringComparison.Ordinal) && Once.Add(key))
        {
            DeactivateOnIdle();
        }
    }

    public Task<Birth> Told() => Task.FromResult(_birth!);

    public Task<object?> Ambient() => Task.FromResult(RequestContext.Get("who"));

    public Task<ScopedPart> Part() => Task.FromResult(ServiceProvider.GetRequiredService<ScopedPart>());

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Keys that have been here.</summary>
    private static class Once
    {
        private static readonly HashSet<string> Keys = new(StringComparer.Ordinal);

        public static bool Add(string key)
        {
            lock (Keys)
            {
                return Keys.Add(key);
            }
        }
    }
}
