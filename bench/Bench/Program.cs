using TradingPlatform.Bench;

// dotnet run -c Release -- SUITE… [--json]     0 ok, 1 failed, 2 usage
IBenchSuite[] suites =
[
    .. typeof(IBenchSuite).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IBenchSuite).IsAssignableFrom(type))
        .Select(type => (IBenchSuite)Activator.CreateInstance(type)!)
        .OrderBy(suite => suite.Name, StringComparer.Ordinal),
];
var asJson = args.Contains("--json", StringComparer.Ordinal);
var wanted = args.Where(word => !string.Equals(word, "--json", StringComparison.Ordinal)).ToArray();
var unknown = wanted.Except(suites.Select(suite => suite.Name), StringComparer.Ordinal).ToArray();
if (wanted.Length == 0 || unknown.Length > 0)
{
    Console.Error.WriteLine(unknown.Length > 0 ? $"There is no suite {string.Join(", ", unknown)}." : "Which suite?");
    Console.Error.WriteLine($"Usage: bench {string.Join('|', suites.Select(suite => suite.Name))} [--json]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
try
{
    foreach (var suite in suites.Where(suite => wanted.Contains(suite.Name, StringComparer.Ordinal)))
    {
        await suite.RunAsync(new BenchReport(asJson), stop.Token);
    }

    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 1;
}
catch (BenchUnavailableException reason)
{
    Console.Error.WriteLine(reason.Message);
    return 1;
}
