namespace Orleans.Embedded;

/// <summary>What became of the events of one stream namespace.</summary>
internal sealed class StreamTally(string provider, string streamNamespace)
{
    private long _delivered;
    private long _failed;
    private long _dropped;

    public string Provider => provider;

    public string Namespace => streamNamespace;

    public void Delivered(int count) => Interlocked.Add(ref _delivered, count);

    public void Failed(int count) => Interlocked.Add(ref _failed, count);

    public void Dropped(int count) => Interlocked.Add(ref _dropped, count);

    public StreamStatistics Snapshot() => new(
        provider,
        streamNamespace,
        Interlocked.Read(ref _delivered),
        Interlocked.Read(ref _failed),
        Interlocked.Read(ref _dropped));
}
