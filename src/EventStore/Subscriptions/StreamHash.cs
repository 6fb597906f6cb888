namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Spreads streams over lanes, the same way in every process and every run.</summary>
internal static class StreamHash
{
    private const uint Offset = 2_166_136_261;
    private const uint Prime = 16_777_619;

    /// <summary>A number from 0 to <paramref name="count"/> − 1 (FNV-1a).</summary>
    public static int Of(string stream, int count)
    {
        var hash = Offset;
        foreach (var c in stream)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return (int)(hash % (uint)count);
    }
}
