using System.Text.RegularExpressions;

namespace TradingPlatform.Architecture;

/// <summary>Code that one person can hold in the head: short files, short lines.</summary>
public sealed partial class SourceShapeTests
{
    private const int FileLinesMax = 300;
    private const int LineLengthMax = 120;

    private static readonly string[] Sources = [.. RepositoryFiles.Tracked.Where(IsSource)];

    [Fact]
    public void There_are_sources_to_judge() => Assert.True(Sources.Length > 50, "Is the search broken?");

    [Fact]
    public void No_file_is_longer_than_300_lines() => Expect.None(
        from path in Sources
        let lines = RepositoryFiles.Read(path).TrimEnd().Split('\n').Length
        where lines > FileLinesMax
        select $"{path}: {lines}");

    [Fact]
    public void No_line_is_longer_than_120_characters() => Expect.None(
        from path in Sources
        from line in RepositoryFiles.Read(path).Split('\n').Select((text, at) => (text, number: at + 1))
        where line.text.Length > LineLengthMax && !line.text.Contains("://", StringComparison.Ordinal)
        where !(path.StartsWith("src/Web/", StringComparison.Ordinal) && OneText().IsMatch(line.text))
        select $"{path}:{line.number}: {line.text.Length}");

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Expect.None(
        from path in Sources
        let name = Path.GetFileNameWithoutExtension(path)
        where EmptyEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select path);

    [Fact]
    public void Nothing_is_left_for_later() => Expect.None(
        from path in Sources
        where !path.StartsWith("tests/Architecture/", StringComparison.Ordinal)
        let text = RepositoryFiles.Read(path)
        from mark in Unfinished
        where text.Contains(mark, StringComparison.Ordinal)
        select $"{path}: {mark}");

    /// <summary>A sentence of the catalogue, a drawing's path or a list of class names is one text and stays
    /// whole.</summary>
    [GeneratedRegex("""["'`][^"'`]{70,}["'`]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneText();

    private static readonly string[] EmptyEndings =
        ["Manager", "Helper", "Helpers", "Utils", "Service", "Data", "Info"];

    private static readonly string[] Unfinished = ["NotImplementedException", "TODO", "FIXME", "HACK"];

    /// <summary>The mock platform of src/Web/dev is made-up data for working on a screen, no part of the
    /// product.</summary>
    private static bool IsSource(string path) =>
        Path.GetExtension(path) is ".cs" or ".ts" or ".tsx" or ".mjs" or ".css"
        && !path.StartsWith("src/Web/dev/", StringComparison.Ordinal)
        && !path.Contains("/generated/", StringComparison.Ordinal);
}
