using System.Collections.Immutable;

namespace TradingPlatform.Cli.Testing;

/// <summary>What one test suite gave.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failures">Every failure; a suite that crashed, hung or ran nothing has one that says so.</param>
/// <param name="Skipped">Tests that could not run here, each with its reason.</param>
internal sealed record SuiteResult(
    string Name, int Passed, ImmutableArray<TestFailure> Failures, ImmutableArray<SkippedTest> Skipped)
{
    /// <summary>A suite that could not give results at all.</summary>
    public static SuiteResult Broken(string name, string why) =>
        new(name, 0, [new TestFailure(name, why)], []);

    /// <summary>The same with one failure more: something was wrong beside the tests.</summary>
    public SuiteResult And(string why) => this with { Failures = Failures.Add(new TestFailure(Name, why)) };

    /// <summary>How many tests it knew of.</summary>
    public int Total => Passed + Failures.Length + Skipped.Length;
}

/// <summary>One failed test.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Message">Why, with the place in the code where known.</param>
internal sealed record TestFailure(string Name, string Message);

/// <summary>One test that did not run.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Reason">Why not.</param>
internal sealed record SkippedTest(string Name, string Reason);
