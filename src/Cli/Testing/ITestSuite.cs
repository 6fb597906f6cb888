namespace TradingPlatform.Cli.Testing;

/// <summary>A set of tests that one program runs.</summary>
internal interface ITestSuite
{
    /// <summary>Its name on the screen and in file names.</summary>
    string Name { get; }

    /// <summary>Runs it. Whatever goes wrong with it is in the answer, never an exception, but for
    /// cancellation.</summary>
    /// <param name="setting">What all suites share.</param>
    /// <param name="onTest">Told of every test that ended.</param>
    /// <param name="cancellationToken">Kills it.</param>
    Task<SuiteResult> RunAsync(TestSetting setting, Action onTest, CancellationToken cancellationToken);
}
