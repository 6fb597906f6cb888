namespace TradingPlatform.Exchanges.Klines;

/// <summary>Reads a text file, compressed or not, line by line in bounded memory: a line longer than
/// <see cref="LengthMax"/> characters is refused instead of swallowed.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line, in characters.</summary>
    public const int LengthMax = 4_096;

    private readonly StreamReader _reader;
    private readonly char[] _buffer = new char[16 * 1_024];
    private readonly char[] _line = new char[LengthMax];
    private int _next;
    private int _filled;

    public LineReader(string path)
    {
        Path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1_024);
        var isGzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        _reader = new StreamReader(isGzip ? new WholeGzipStream(file) : file);
    }

    public string Path { get; }

    /// <summary>The number of the line last read; 1 is the first.</summary>
    public long Line { get; private set; }

    /// <summary>The next line without its end, valid until the next call; false at the end of the file.</summary>
    /// <exception cref="DataFormatException">The line is too long, or the file is not what its name says.</exception>
    public bool TryRead(out ReadOnlySpan<char> line)
    {
        var length = 0;
        while (_next < _filled || Fill())
        {
            var character = _buffer[_next++];
            if (character == '\n')
            {
                line = Finish(length);
                return true;
            }

            if (length == LengthMax)
            {
                throw new DataFormatException(
                    Path, Line + 1, $"a line of at most {LengthMax} characters", new string(_line, 0, 40) + "…");
            }

            _line[length++] = character;
        }

        line = length == 0 ? [] : Finish(length);
        return length > 0;
    }

    public void Dispose() => _reader.Dispose();

    private ReadOnlySpan<char> Finish(int length)
    {
        Line++;
        return _line.AsSpan(0, length).TrimEnd('\r');
    }

    private bool Fill()
    {
        try
        {
            _filled = _reader.Read(_buffer, 0, _buffer.Length);
            _next = 0;
            return _filled > 0;
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(Path, Line + 1, "whole gzip content", error.Message.TrimEnd('.'), error);
        }
    }
}
