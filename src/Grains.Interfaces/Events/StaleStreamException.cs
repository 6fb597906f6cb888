using Orleans;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>Another writer appended to the stream first. Load it again and decide again.</summary>
[GenerateSerializer, Alias("StaleStreamException")]
public sealed class StaleStreamException(string stream, long expectedVersion)
    : Exception(FormattableString.Invariant($"Stream {stream} is not at version {expectedVersion} any more."))
{
    /// <summary>The stream.</summary>
    [Id(0)]
    public string Stream { get; } = stream;

    /// <summary>The version that the writer had seen.</summary>
    [Id(1)]
    public long ExpectedVersion { get; } = expectedVersion;
}
