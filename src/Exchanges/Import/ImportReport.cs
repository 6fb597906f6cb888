using System.Collections.Immutable;

namespace TradingPlatform.Exchanges.Import;

/// <summary>What became of one file.</summary>
public enum ImportOutcome
{
    /// <summary>It was checked and taken.</summary>
    Imported,

    /// <summary>The same content was there already.</summary>
    Unchanged,

    /// <summary>It is wrong; <see cref="ImportedFile.Problem"/> names the line.</summary>
    Refused,
}

/// <summary>One file of an import.</summary>
/// <param name="Path">Where it came from.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Rows">Bars in it; 0 when refused.</param>
/// <param name="FirstAt">Open of the oldest bar; null when refused or empty.</param>
/// <param name="LastAt">Open of the newest bar; null when refused or empty.</param>
/// <param name="Holes">How many times at least one bar is missing between two.</param>
/// <param name="MissingBars">How many bars are missing in those holes.</param>
/// <param name="Problem">Why it was refused; empty otherwise.</param>
public sealed record ImportedFile(
    string Path,
    ImportOutcome Outcome,
    long Rows,
    DateTimeOffset? FirstAt,
    DateTimeOffset? LastAt,
    int Holes,
    long MissingBars,
    string Problem);

/// <summary>An import, file by file.</summary>
/// <param name="Files">In the order of their paths.</param>
public sealed record ImportReport(ImmutableArray<ImportedFile> Files)
{
    /// <summary>True when at least one file was refused.</summary>
    public bool HasProblems => Files.Any(file => file.Outcome == ImportOutcome.Refused);
}
