using System.Collections.Immutable;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Import;

/// <summary>Takes files of bars into the platform's own folder, each only after every line of it was read and found
/// sound. Safe to repeat: what is there already is left alone. One bad file does not keep the others out.</summary>
public static class DataImport
{
    /// <summary>Imports every file of bars below <paramref name="source"/> into <paramref name="target"/>.</summary>
    /// <param name="source">A directory tree with files named <c>TICKER-TIMEFRAME[-PERIOD].csv[.gz]</c>.</param>
    /// <param name="target">The platform's own folder (<c>.data/market</c>); made when absent.</param>
    /// <param name="progress">Told of every file when it is done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="FeedUnavailableException"><c>feed.no-data</c>: no such directory, or no file of bars in
    /// it.</exception>
    public static ImportReport Run(
        string source, string target, IProgress<ImportedFile>? progress, CancellationToken cancellationToken)
    {
        var files = KlineFolder.Files(source);
        if (files.IsEmpty)
        {
            throw new FeedUnavailableException("feed.no-data",
                $"No file of bars below {source}; they are named TICKER-TIMEFRAME[-PERIOD].csv[.gz].");
        }

        Directory.CreateDirectory(target);
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var report = ImmutableArray.CreateBuilder<ImportedFile>(files.Length);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var one = taken.TryAdd(file.Name, file.Path)
                ? Take(file, Path.Combine(target, file.Name))
                : KlineSurvey.Refused(
                    file.Path, $"{file.Path}: {taken[file.Name]} has the same name; rename one of them.");
            report.Add(one);
            progress?.Report(one);
        }

        return new ImportReport(report.DrainToImmutable());
    }

    private static ImportedFile Take(KlineFile file, string target)
    {
        var survey = KlineSurvey.Of(file);
        if (survey.Outcome == ImportOutcome.Refused)
        {
            return survey;
        }

        try
        {
            if (FileContent.AreEqual(file.Path, target))
            {
                return survey with { Outcome = ImportOutcome.Unchanged };
            }

            FileContent.Replace(file.Path, target);
            return survey;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return KlineSurvey.Refused(file.Path, $"{file.Path} could not be copied to {target}: {error.Message}");
        }
    }
}
