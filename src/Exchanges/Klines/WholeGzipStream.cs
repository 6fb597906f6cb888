using System.Buffers.Binary;
using System.IO.Compression;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>Decompresses a gzip file and notices that its end is missing. The framework's stream takes a file cut short
/// for
/// one that ended, so a replay would lose bars in silence; here the length that gzip writes last must be right.
/// One member a file: several gzip files joined into one are refused.</summary>
internal sealed class WholeGzipStream : Stream
{
    private const int TrailerBytes = sizeof(uint);
    private readonly GZipStream _content;
    private readonly uint _lengthWritten;
    private uint _length;

    public WholeGzipStream(FileStream file)
    {
        _lengthWritten = Trailer(file);
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _length = unchecked(_length + (uint)read);
        if (read == 0 && buffer.Length > 0 && _length != _lengthWritten)
        {
            throw new InvalidDataException("The end of the compressed content is missing.");
        }

        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint Trailer(FileStream file)
    {
        if (file.Length < TrailerBytes)
        {
            return uint.MaxValue;
        }

        Span<byte> trailer = stackalloc byte[TrailerBytes];
        file.Seek(-TrailerBytes, SeekOrigin.End);
        file.ReadExactly(trailer);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }
}
