using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.EventStore.Events;

/// <summary>An event's uuid as a pure function of its place, so that two runs write the same rows.</summary>
public static class EventId
{
    /// <summary>SHA-256 of version and stream, cut to 16 bytes, marked as an RFC 9562 version 8 uuid.</summary>
    public static Guid Of(string stream, long version)
    {
        Span<byte> place = stackalloc byte[sizeof(long) + Encoding.UTF8.GetMaxByteCount(Limits.StreamCharactersMax)];
        BinaryPrimitives.WriteInt64BigEndian(place, version);
        var length = sizeof(long) + Encoding.UTF8.GetBytes(stream, place[sizeof(long)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(place[..length], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
