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
            };
            Console.Out.WriteLine(JsonSerializer.Serialize(rounded, Json));
            return;
        }

        var beside = result.Limit is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Ratio,8:P1} of {known,15:N0}")
            : "(limit)";
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Suite,-7} {result.Name,-62} {result.Value,15:N0} {result.Unit,-9} {beside,-27} ")
            + result.Conditions);
    }

    public void Progress(string text) => Console.Error.WriteLine(text);

    private static double Rounded(double value) => Math.Round(value, 4);
}
