using System.Collections.Immutable;
using System.Globalization;

namespace TradingPlatform.Cli.Testing;

/// <summary>The figures of a whole test run.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, and suites that broke.</param>
/// <param name="Skipped">Tests that could not run here.</param>
internal sealed record Summary(int Passed, int Failed, int Skipped)
{
    /// <summary>Adds suites up.</summary>
    public static Summary Of(ImmutableArray<SuiteResult> suites) => new(
        suites.Sum(suite => suite.Passed),
        suites.Sum(suite => suite.Failures.Length),
        suites.Sum(suite => suite.Skipped.Length));

    /// <summary>A run in which nothing passed proves nothing.</summary>
    public bool IsGood => Failed == 0 && Passed > 0;

    /// <summary>The line that scripts read.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Passed} passed, {Failed} failed{(Skipped > 0 ? $", {Skipped} skipped" : "")}");
}
