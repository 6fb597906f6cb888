using System.Collections.Immutable;
using System.Xml.Linq;

namespace TradingPlatform.Cli.Testing;

/// <summary>Reads the result file of <c>dotnet test</c> (trx).</summary>
internal static class TrxReport
{
    private static readonly XNamespace Ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The results in <paramref name="trx"/>. An outcome that is neither passed nor skipped is a failure, and
    /// so
    /// is an error that the runner reported about the whole run.</summary>
    public static SuiteResult Read(string suite, XDocument trx)
    {
        var tests = trx.Descendants(Ns + "UnitTestResult").ToLookup(OutcomeOf, StringComparer.Ordinal);
        var failed = tests
            .Where(group => group.Key is not ("Passed" or "NotExecuted"))
            .SelectMany(group => group)
            .Select(test => new TestFailure(NameOf(test), MessageOf(test)));
        var runErrors = trx.Descendants(Ns + "RunInfo")
            .Where(info => info.Attribute("outcome")?.Value is "Error")
            .Select(info => info.Element(Ns + "Text")?.Value ?? "")
            .Where(text => !text.StartsWith("[xUnit.net", StringComparison.Ordinal)) // repeats what the test says
            .Select(text => new TestFailure(suite, text));
        return new SuiteResult(
            suite,
            tests["Passed"].Count(),
            [.. failed, .. runErrors],
            [.. tests["NotExecuted"].Select(test => new SkippedTest(NameOf(test), ReasonOf(test)))]);
    }

    private static string OutcomeOf(XElement test) => test.Attribute("outcome")?.Value ?? "no outcome";

    private static string NameOf(XElement test) => test.Attribute("testName")?.Value ?? "?";

    private static string MessageOf(XElement test)
    {
        var error = test.Descendants(Ns + "ErrorInfo").FirstOrDefault();
        var message = error?.Element(Ns + "Message")?.Value ?? $"outcome {OutcomeOf(test)}";
        return $"{message}\n{error?.Element(Ns + "StackTrace")?.Value}".TrimEnd();
    }

    private static string ReasonOf(XElement test) =>
        test.Descendants(Ns + "Message").FirstOrDefault()?.Value
        ?? test.Descendants(Ns + "StdOut").FirstOrDefault()?.Value
        ?? "no reason given";
}
