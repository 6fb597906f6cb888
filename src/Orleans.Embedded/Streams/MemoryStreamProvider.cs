using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>Streams in the memory of this process. What is under way is lost with the process, and when the host
/// stops.</summary>
internal sealed class MemoryStreamProvider(
    string name, GrainHost host, IOptions<EmbeddedOptions> options, StreamTallies tallies) : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, IAsyncStream> _streams = new();

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        var stream = _streams.GetOrAdd(streamId, id => new MemoryStream<T>(id, name, host, options.Value, tallies));
        return stream as IAsyncStream<T> ?? throw new ArgumentException(
            $"Stream {streamId} carries {stream.GetType().GetGenericArguments()[0].Name}, not {typeof(T).Name}.",
            nameof(streamId));
    }
}
