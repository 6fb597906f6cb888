using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Runs a property over many tapes. The seed is printed and can be given again in <c>TP_SEED</c>.</summary>
internal static class Property
{
    public static void Holds(ITestOutputHelper output, int runs, int lengthMax, Action<Tape> property)
    {
        var given = Environment.GetEnvironmentVariable("TP_SEED");
        var seed = given is null
            ? (ulong)Environment.TickCount64
            : ulong.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed} (set TP_SEED={seed} to run it again)");
        var tapes = Gen.Choose(0, 1_000_000).ListOf();
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(runs)
            .WithEndSize(lengthMax)
            .WithReplay(seed, 1);
        Prop.ForAll(Arb.From(tapes, Shorter), numbers => property(new Tape([.. numbers]))).Check(config);
    }

    /// <summary>The list without one of its parts, large parts first.</summary>
    private static IEnumerable<List<int>> Shorter(List<int> numbers)
    {
        for (var part = numbers.Count / 2; part > 0; part /= 2)
        {
            for (var from = 0; from + part <= numbers.Count; from += part)
            {
                yield return [.. numbers.Take(from), .. numbers.Skip(from + part)];
            }
        }
    }
}
