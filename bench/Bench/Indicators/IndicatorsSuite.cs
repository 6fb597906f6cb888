using System.Globalization;
using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Each indicator, bar by bar through the code that agents use, beside a loop written by hand for it alone in
/// the same run.</summary>
public sealed class IndicatorsSuite : IBenchSuite
{
    private const double RatioMax = 2;

    public string Name => "indicators";

    public Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        var contests = Contests.All();
        RequireAll(contests);
        var results = new List<(string Name, ContestResult Result)>();
        foreach (var contest in contests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            report.Progress($"indicators: {contest.Name}");
            var result = contest.Run();
            results.Add((contest.Name, result));
            report.Add(new BenchResult(
                Name,
                contest.Name,
                result.Nanoseconds,
                "ns/bar",
                result.ByHand,
                result.Ratio,
                string.Create(CultureInfo.InvariantCulture, $"{Conditions}, {result.Bytes:0.####} bytes a bar"),
                RatioMax * result.ByHand,
                IsCost: true));
        }

        Summarise(report, results);
        return Task.CompletedTask;
    }

    /// <summary>An indicator that nobody measures would be in no figure.</summary>
    private static void RequireAll(Contest[] contests)
    {
        var missing = typeof(IStateful).Assembly.GetTypes()
            .Where(type => type is { IsValueType: true, IsPublic: true } && typeof(IStateful).IsAssignableFrom(type))
            .Except(contests.Select(contest => contest.Indicator))
            .Select(type => type.Name)
            .ToArray();
        if (missing.Length > 0)
        {
            throw new BenchUnavailableException($"Without a loop to stand against: {string.Join(", ", missing)}.");
        }
    }

    private static string Conditions => string.Create(
        CultureInfo.InvariantCulture,
        $"{Measured.Bare}, one thread, best of 25 runs in turns, {SampleMarket.Bars.Length:N0} bars, {Measured.Load}");

    private void Summarise(IBenchReport report, List<(string Name, ContestResult Result)> results)
    {
        var slowest = results.MaxBy(each => each.Result.Ratio);
        var hungriest = results.MaxBy(each => each.Result.Bytes);
        report.Add(new BenchResult(
            Name,
            $"worst of {results.Count} against its loop: {slowest.Name}",
            slowest.Result.Ratio,
            "times",
            1,
            slowest.Result.Ratio,
            Conditions,
            RatioMax,
            IsCost: true));
        report.Add(new BenchResult(
            Name,
            hungriest.Result.Bytes > 0 ? $"most bytes: {hungriest.Name}" : $"bytes of all {results.Count}",
            hungriest.Result.Bytes,
            "bytes/bar",
            0,
            hungriest.Result.Bytes > 0 ? null : 1,
            Conditions,
            0,
            IsCost: true));
    }
}
