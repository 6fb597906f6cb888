namespace TradingPlatform.Exchanges;

/// <summary>Market data that cannot be read: names the place, what should stand there and what stands there
/// instead.</summary>
public sealed class DataFormatException : FormatException
{
    private const int FoundLengthMax = 80;

    /// <summary>A place that cannot be read.</summary>
    /// <param name="source">The file, or the venue's message.</param>
    /// <param name="line">1 is the first; 0 when the source as a whole is meant.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="found">What stands there; cut to 80 characters.</param>
    /// <param name="inner">The cause, or null.</param>
    public DataFormatException(string source, long line, string expected, string found, Exception? inner = null)
        : base(Describe(source, line, expected, Cut(found)), inner)
    {
        File = source;
        Line = line;
        Expected = expected;
        Found = Cut(found);
    }

    /// <summary>The file, or the venue's message.</summary>
    public string File { get; }

    /// <summary>1 is the first; 0 when the source as a whole is meant.</summary>
    public long Line { get; }

    /// <summary>What should stand there.</summary>
    public string Expected { get; }

    /// <summary>What stands there; at most 80 characters of it.</summary>
    public string Found { get; }

    private static string Describe(string source, long line, string expected, string found) => line == 0
        ? $"{source}: expected {expected}, found {found}."
        : $"{source}, line {line}: expected {expected}, found {found}.";

    private static string Cut(string text) =>
        text.Length <= FoundLengthMax ? text : string.Concat(text.AsSpan(0, FoundLengthMax), "…");
}
