namespace TradingPlatform.EventStore.Tailing;

/// <summary>Remembers how far each reader of the whole log has come.</summary>
public interface ICheckpoints
{
    /// <summary>The position up to which <paramref name="reader"/> has finished; 0 for a new one.</summary>
    Task<long> LoadAsync(string reader, CancellationToken cancellationToken);

    /// <summary>Remembers that <paramref name="reader"/> has finished up to <paramref name="position"/>.</summary>
    Task SaveAsync(string reader, long position, CancellationToken cancellationToken);
}
