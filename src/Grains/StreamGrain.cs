using Orleans;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Grains;

/// <summary>A grain that is one stream of events. It knows how far it has read, and leaves memory when it may be
/// behind:
/// of two activations only the one that knows the whole stream may answer.</summary>
/// <param name="log">Where the stream lives.</param>
public abstract class StreamGrain(IEventLog log) : Grain
{
    /// <summary>How long an activation that another one has overtaken, and that has nothing to append, may go on
    /// answering.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    /// <summary>The stream's kind, the first part of its id: <c>account</c>. Stored; never renamed.</summary>
    protected abstract string Kind { get; }

    /// <summary>The grain's key.</summary>
    protected string Key { get; private set; } = "";

    /// <summary>The stream's id.</summary>
    protected string Stream => $"{Kind}-{Key}";

    /// <summary>How many events of the stream are known here.</summary>
    protected long Version { get; private protected set; }

    /// <summary>Where the stream lives.</summary>
    protected IEventLog Log => log;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = this.GetPrimaryKeyString();
        return Task.CompletedTask;
    }

    /// <summary>From now on it looks from time to time whether another activation has gone on without it.</summary>
    protected void WatchForOthers() => this.RegisterGrainTimer(LookWhetherOldAsync, LookEvery, LookEvery);

    /// <summary>Awaits <paramref name="work"/>; when it fails, this activation decides nothing more.</summary>
    protected Task GuardedAsync(Task work) => GuardedAsync(DoneAsync(work));

    /// <summary>The same for work with an answer.</summary>
    protected async Task<T> GuardedAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch
        {
            // A failed append may have committed, so memory may be behind the log. The caller asks again with the
            // same id and meets a fresh activation that has read the truth.
            DeactivateOnIdle();
            throw;
        }
    }

    private static async Task<bool> DoneAsync(Task work)
    {
        await work;
        return true;
    }

    /// <summary>Of two activations the older may be the one that stays. An append would tell it; where none comes, this
    /// does.</summary>
    private async Task LookWhetherOldAsync()
    {
        try
        {
            await ConfirmAsync();
        }
        catch (StaleStreamException)
        {
            DeactivateOnIdle();
        }
        catch (EventLogUnavailableException)
        {
            // Nobody can tell now; the next look can.
        }
    }

    /// <summary>Whether the log holds just what this activation knows.</summary>
    /// <exception cref="StaleStreamException">Another activation wrote; ask again.</exception>
    protected async Task ConfirmAsync()
    {
        if (await log.VersionAsync(Stream, CancellationToken.None) != Version)
        {
            throw new StaleStreamException(Stream, Version);
        }
    }
}
