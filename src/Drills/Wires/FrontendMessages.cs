using System.Buffers.Binary;

namespace TradingPlatform.Drills.Wires;

/// <summary>Finds in what a client says to PostgreSQL the places where it asks for a commit. Pure.</summary>
/// <remarks>After the first packets, which have no type, every message is a type, four bytes of length (themselves
/// included) and a body. A commit is asked for by the simple query COMMIT; or, where no BEGIN came before, by Sync
/// after a Bind that carries values to write.</remarks>
internal sealed class FrontendMessages
{
    private const int HeaderLength = 5;
    private const int WriteLengthMin = 150; // reads and probes bind less
    private static readonly byte[] Begin = "BEGIN"u8.ToArray();
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();
    private readonly byte[] _head = new byte[HeaderLength + 7];
    private int _held;
    private long _left;
    private bool _began;
    private bool _writes;
    private bool _inTransaction;

    /// <summary>Takes the next bytes in; true when a message that ends in them asks for a commit.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        var found = false;
        for (var at = 0; at < bytes.Length;)
        {
            if (_left == 0)
            {
                _head[_held++] = bytes[at++];
                if (_held == HeaderLength || (!_began && _held == HeaderLength - 1))
                {
                    Open();
                }
            }
            else
            {
                var body = (int)Math.Min(_left, bytes.Length - at);
                var kept = Math.Min(body, _head.Length - _held);
                bytes.Slice(at, kept).CopyTo(_head.AsSpan(_held));
                (_held, _left, at) = (_held + kept, _left - body, at + body);
            }

            found |= _left == 0 && IsWhole() && Close();
        }

        return found;
    }

    private bool IsWhole() => _held >= HeaderLength || (!_began && _held >= HeaderLength - 1);

    private void Open() => _left = _began
        ? BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - (HeaderLength - 1)
        : BinaryPrimitives.ReadInt32BigEndian(_head) - (HeaderLength - 1);

    /// <summary>Ends the message; true when it asks for a commit.</summary>
    private bool Close()
    {
        var (type, held) = (_head[0], _held);
        _held = 0;
        if (!_began)
        {
            // The request for encryption is eight bytes long and repeated by nothing; the packet with the names begins.
            _began = BinaryPrimitives.ReadInt32BigEndian(_head) > 8;
            return false;
        }

        switch (type)
        {
            case (byte)'B':
                _writes |= BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) >= WriteLengthMin;
                return false;
            case (byte)'S':
                (var commits, _writes) = (_writes && !_inTransaction, false);
                return commits;
            case (byte)'Q':
                _inTransaction = Says(held, Begin);
                return Says(held, Commit);
            default:
                return false;
        }
    }

    private bool Says(int held, byte[] words) =>
        held >= HeaderLength + words.Length && _head.AsSpan(HeaderLength, words.Length).SequenceEqual(words);
}
