using System.Buffers.Binary;
using System.Numerics;

namespace Orleans.Embedded;

/// <summary>XXH32 with seed 0: the hash by which Orleans spreads grains, equal on every machine and for ever. Stored
/// rows carry it, so that a cluster finds them.</summary>
internal static class StableHash
{
    private const uint Prime1 = 2_654_435_761;
    private const uint Prime2 = 2_246_822_519;
    private const uint Prime3 = 3_266_489_917;
    private const uint Prime4 = 668_265_263;
    private const uint Prime5 = 374_761_393;
    private const int Lanes = 16;
    private const int Word = 4;

    /// <summary>The hash of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var length = (uint)bytes.Length;
            var hash = Prime5;
            if (bytes.Length >= Lanes)
            {
                uint one = Prime1 + Prime2, two = Prime2, three = 0, four = 0 - Prime1;
                for (; bytes.Length >= Lanes; bytes = bytes[Lanes..])
                {
                    one = Round(one, Read(bytes));
                    two = Round(two, Read(bytes[Word..]));
                    three = Round(three, Read(bytes[(2 * Word)..]));
                    four = Round(four, Read(bytes[(3 * Word)..]));
                }

                hash = BitOperations.RotateLeft(one, 1) + BitOperations.RotateLeft(two, 7)
                    + BitOperations.RotateLeft(three, 12) + BitOperations.RotateLeft(four, 18);
            }

            return Finish(hash + length, bytes);
        }
    }

    private static uint Finish(uint hash, ReadOnlySpan<byte> rest)
    {
        unchecked
        {
            for (; rest.Length >= Word; rest = rest[Word..])
            {
                hash = BitOperations.RotateLeft(hash + (Read(rest) * Prime3), 17) * Prime4;
            }

            foreach (var value in rest)
            {
                hash = BitOperations.RotateLeft(hash + (value * Prime5), 11) * Prime1;
            }

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static uint Round(uint lane, uint word) =>
        unchecked(BitOperations.RotateLeft(lane + (word * Prime2), 13) * Prime1);
}
