using Orleans;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>The stream was archived: it can be read, and nothing is ever appended to it again. Begin a stream of
/// another id.</summary>
[GenerateSerializer, Alias("StreamArchivedException")]
public sealed class StreamArchivedException(string stream)
    : Exception($"Stream {stream} is archived; nothing can be appended to it. Begin another one.")
{
    /// <summary>The stream.</summary>
    [Id(0)]
    public string Stream { get; } = stream;
}
