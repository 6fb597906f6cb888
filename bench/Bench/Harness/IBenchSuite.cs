namespace TradingPlatform.Bench;

/// <summary>One suite of measurements. Add one by adding a class with a parameterless constructor: the program finds
/// it.</summary>
public interface IBenchSuite
{
    /// <summary>The word on the command line, <c>grains</c>.</summary>
    string Name { get; }

    /// <summary>Measures, telling each result as it comes. Progress goes to stderr.</summary>
    /// <exception cref="BenchUnavailableException">Something that the suite needs is not there.</exception>
    Task RunAsync(IBenchReport report, CancellationToken cancellationToken);
}

/// <summary>Something that a suite needs is not there; the message says what to do.</summary>
public sealed class BenchUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
