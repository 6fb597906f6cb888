using System.Collections.Concurrent;

namespace TradingPlatform.EventStore.Tailing;

/// <summary>Checkpoints for simulation and tests; gone when the process ends.</summary>
public sealed class MemoryCheckpoints : ICheckpoints
{
    private readonly ConcurrentDictionary<string, long> _positions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<long> LoadAsync(string reader, CancellationToken cancellationToken) =>
        Task.FromResult(_positions.GetValueOrDefault(reader));

    /// <inheritdoc/>
    public Task SaveAsync(string reader, long position, CancellationToken cancellationToken)
    {
        _positions[reader] = position;
        return Task.CompletedTask;
    }
}
