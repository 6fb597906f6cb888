using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Load;

/// <summary>What a writer remembers of a stream.</summary>
internal abstract class StreamCopy(string stream)
{
    /// <summary>The stream's id.</summary>
    public string Stream => stream;

    /// <summary>How many of its events are remembered.</summary>
    public long Version { get; protected set; }

    /// <summary>True when there may be more in the log than is remembered.</summary>
    public bool IsOld { get; set; } = true;

    /// <summary>Reads what others have written since, if that may be.</summary>
    public async Task CatchUpAsync(IEventLog log, CancellationToken cancellationToken)
    {
        if (IsOld)
        {
            await ReadAsync(log, cancellationToken);
            IsOld = false;
        }
    }

    /// <summary>Reads on from <see cref="Version"/>.</summary>
    protected abstract Task ReadAsync(IEventLog log, CancellationToken cancellationToken);
}
