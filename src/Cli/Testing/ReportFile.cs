using System.Xml;
using System.Xml.Linq;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Testing;

/// <summary>Judges a suite by two witnesses: the report it wrote, and how its process ended. Good is only what both
/// call good.</summary>
internal static class ReportFile
{
    /// <summary>The verdict.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="path">The report's file; a crashed suite may have left none.</param>
    /// <param name="process">How it ended.</param>
    /// <param name="limit">How long it was given.</param>
    /// <param name="mayBeEmpty">True when a filter may have left nothing to run.</param>
    /// <param name="read">Reads the report's format.</param>
    public static SuiteResult Judge(
        string suite,
        string path,
        ChildResult process,
        TimeSpan limit,
        bool mayBeEmpty,
        Func<string, XDocument, SuiteResult> read)
    {
        var result = Read(suite, path, read);
        if (process.TimedOut)
        {
            var sofar = result ?? new SuiteResult(suite, 0, [], []);
            return sofar.And(FormattableString.Invariant(
                $"did not end within {limit.TotalSeconds:0} s and was killed; its last words:\n{process.LastWords}"));
        }

        if (result is null)
        {
            return process.Succeeded && mayBeEmpty
                ? new SuiteResult(suite, 0, [], [])
                : SuiteResult.Broken(
                    suite, $"ended with code {process.ExitCode} and left no report:\n{process.LastWords}");
        }

        if (!process.Succeeded && result.Failures.IsEmpty && !(mayBeEmpty && result.Total == 0))
        {
            return result.And($"ended with code {process.ExitCode} although no test failed:\n{process.LastWords}");
        }

        return result.Total == 0 && !mayBeEmpty ? result.And("ran no test") : result;
    }

    private static SuiteResult? Read(string suite, string path, Func<string, XDocument, SuiteResult> read)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return read(suite, XDocument.Load(path));
        }
        catch (XmlException e)
        {
            return SuiteResult.Broken(suite, $"its report {path} is damaged: {e.Message}");
        }
    }
}
