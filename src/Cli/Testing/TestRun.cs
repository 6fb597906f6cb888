using System.Collections.Immutable;
using System.Diagnostics;

namespace TradingPlatform.Cli.Testing;

/// <summary>Runs suites one after the other: two at once would fight for the cores that their time limits count
/// on.</summary>
internal sealed class TestRun(TestSetting setting, TestScreen screen)
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(20);

    /// <summary>Runs all of <paramref name="suites"/>, whatever becomes of each.</summary>
    public async Task<ImmutableArray<SuiteResult>> RunAsync(
        IEnumerable<ITestSuite> suites, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<SuiteResult>();
        foreach (var suite in suites)
        {
            results.Add(await RunAsync(suite, cancellationToken));
        }

        return results.ToImmutable();
    }

    private async Task<SuiteResult> RunAsync(ITestSuite suite, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var tests = 0;
        using var life = new Timer(
            _ => screen.Working(suite.Name, Volatile.Read(ref tests), watch.Elapsed), null, SignOfLife, SignOfLife);
        SuiteResult result;
        try
        {
            result = await suite.RunAsync(setting, () => Interlocked.Increment(ref tests), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // No database, no disk, no npm: this suite could not run, the others still can.
            result = SuiteResult.Broken(suite.Name, e.Message);
            FailureLog.Write(setting.Session, $"test ({suite.Name})", e);
        }

        screen.Show(result, watch.Elapsed);
        return result;
    }
}
