using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>Streams in the memory of this process. What is under way is lost with the process, and when the host
/// stops. A stream that nobody uses leaves memory at the age at which idle activations do.</summary>
internal sealed class MemoryStreamProvider : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, IRetirable> _streams = new();
    private readonly StreamTallies _tallies;
    private long _firstSequence;

    public MemoryStreamProvider(
        string name, GrainHost host, IOptions<EmbeddedOptions> options, StreamTallies tallies)
    {
        _tallies = tallies;
        Name = name;
        Host = host;
        Options = options.Value;
        host.OnCollect(RetireUnused);
    }

    public string Name { get; }

    public bool IsRewindable => false;

    public GrainHost Host { get; }

    public EmbeddedOptions Options { get; }

    /// <summary>How many streams are in memory.</summary>
    public int Count => _streams.Count;

    /// <summary>Where a new stream begins to count: behind all that were retired, so that numbers never go
    /// back.</summary>
    public long FirstSequence => Interlocked.Read(ref _firstSequence);

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new StreamReference<T>(this, Open<T>(streamId));

    /// <summary>What became of the events of a stream's namespace.</summary>
    public StreamTally TallyOf(StreamId id) => _tallies.Of(Name, id.GetNamespace() ?? "");

    /// <summary>The stream that takes the place of a retired one.</summary>
    public MemoryStream<T> Renew<T>(MemoryStream<T> retired)
    {
        Forget(retired.StreamId, retired);
        return Open<T>(retired.StreamId);
    }

    /// <summary>A stream that is being retired had this number next.</summary>
    public void Retiring(long sequence)
    {
        for (var first = FirstSequence; first < sequence;)
        {
            var seen = Interlocked.CompareExchange(ref _firstSequence, sequence, first);
            first = seen == first ? sequence : seen;
        }
    }

    private MemoryStream<T> Open<T>(StreamId streamId)
    {
        var stream = _streams.GetOrAdd(
            streamId, static (id, provider) => new MemoryStream<T>(id, provider), this);
        return stream as MemoryStream<T> ?? throw new ArgumentException(
            $"Stream {streamId} carries {stream.GetType().GetGenericArguments()[0].Name}, not {typeof(T).Name}.",
            nameof(streamId));
    }

    private void RetireUnused(TimeSpan age)
    {
        foreach (var (id, stream) in _streams)
        {
            if (stream.TryRetire(age))
            {
                Forget(id, stream);
            }
        }
    }

    private void Forget(StreamId id, IRetirable stream) =>
        _streams.TryRemove(new KeyValuePair<StreamId, IRetirable>(id, stream));
}
