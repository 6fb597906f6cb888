using System.Globalization;
using System.Text.Json;

namespace TradingPlatform.Bench;

/// <summary>Where results and progress go.</summary>
public interface IBenchReport
{
    /// <summary>A result, to stdout.</summary>
    void Add(BenchResult result);

    /// <summary>A word on what is being done, to stderr.</summary>
    void Progress(string text);
}

/// <summary>Prints one JSON object a line, or lines for people.</summary>
public sealed class BenchReport(bool asJson) : IBenchReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public void Add(BenchResult result)
    {
        if (asJson)
        {
            var rounded = result with
            {
                Value = Rounded(result.Value),
                Limit = result.Limit is { } limit ? Rounded(limit) : null,
                Ratio = result.Ratio is { } ratio ? Rounded(ratio) : null,
                Goal = result.Goal is { } goal ? Rounded(goal) : null,
            };
            Console.Out.WriteLine(JsonSerializer.Serialize(rounded, Json));
            return;
        }

        var beside = result.Limit is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Ratio,8:P1} of {Figure(known),15}")
            : result.Passed is null ? "(limit)" : "";
        var against = result.Passed is { } passed
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{(passed ? "pass" : "FAIL")} {(result.IsCost ? '≤' : '≥')} {Figure(result.Goal ?? 0),13}")
            : "";
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Suite,-7} {result.Name,-62} {Figure(result.Value),15} {result.Unit,-12} ")
            + string.Create(CultureInfo.InvariantCulture, $"{beside,-28} {against,-20} {result.Conditions}"));
    }

    public void Progress(string text) => Console.Error.WriteLine(text);

    /// <summary>Small figures, of nanoseconds, with two decimals.</summary>
    private static string Figure(double value) =>
        value.ToString(value is > -100 and < 100 && value % 1 != 0 ? "N2" : "N0", CultureInfo.InvariantCulture);

    private static double Rounded(double value) => Math.Round(value, 4);
}
