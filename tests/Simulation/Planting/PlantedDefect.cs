namespace TradingPlatform.Simulation.Tests;

/// <summary>One defect that somebody might have written: a place in the source, what stands there, and what would be
/// wrong instead. The file begins with a sentence that says what it breaks.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="What">The sentence.</param>
/// <param name="Path">The source file, from the root of the repository.</param>
/// <param name="Right">The text that stands there, exactly once.</param>
/// <param name="Wrong">The text that takes its place.</param>
internal sealed record PlantedDefect(string Name, string What, string Path, string Right, string Wrong)
{
    private const string PathMark = "--- ";
    private const string WrongMark = "+++";

    /// <summary>The folder of all of them.</summary>
    public static string Folder => System.IO.Path.Combine(Repository.Root, "tests", "Simulation", "planted");

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">The file has another shape.</exception>
    public static PlantedDefect Read(string name)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Folder, name));
        var path = Array.FindIndex(lines, line => line.StartsWith(PathMark, StringComparison.Ordinal));
        var wrong = Array.FindIndex(lines, line => string.Equals(line, WrongMark, StringComparison.Ordinal));
        if (path < 1 || wrong < path)
        {
            throw new InvalidDataException(
                $"{name}: a defect is a sentence, '{PathMark}path', the right text, '{WrongMark}', the wrong text.");
        }

        return new PlantedDefect(
            name,
            string.Join(' ', lines[..path]),
            lines[path][PathMark.Length..].Trim(),
            string.Join('\n', lines[(path + 1)..wrong]),
            string.Join('\n', lines[(wrong + 1)..]));
    }

    /// <summary>The source file with the defect in it.</summary>
    /// <exception cref="InvalidDataException">The right text does not stand there exactly once any more.</exception>
    public string Plant(string source)
    {
        var first = source.IndexOf(Right, StringComparison.Ordinal);
        return first >= 0 && source.IndexOf(Right, first + 1, StringComparison.Ordinal) < 0
            ? string.Concat(source.AsSpan(0, first), Wrong, source.AsSpan(first + Right.Length))
            : throw new InvalidDataException(
                $"{Name}: the text to be replaced does not stand exactly once in {Path}; adapt the planted defect.");
    }
}
