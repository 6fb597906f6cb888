using TradingPlatform.Domain.Trading;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Properties prove nothing in an empty world: the worlds must be rich in what the rules are about.</summary>
public class TradingWorldTests(ITestOutputHelper output)
{
    [Fact]
    public void The_worlds_hold_every_kind_of_thing_that_the_properties_speak_of()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
        {
            var world = new TradingWorld(tape);
            world.Run((_, _) => Count("asked"));
            foreach (var happened in world.VenueLog.SelectMany(events => events))
            {
                Count(happened switch
                {
                    PaperVenueEvent.Filled e when e.Report.Liquidity == Liquidity.Maker => "maker",
                    PaperVenueEvent.Filled e when world.Steps[(int)e.Report.Sequence - 1].Book is null => "taker",
                    PaperVenueEvent.Filled => "taker from book",
                    PaperVenueEvent.Cancelled e when e.Report.Reason.StartsWith("Reduce", StringComparison.Ordinal) =>
                        "nothing to reduce",
                    _ => happened.GetType().Name,
                });
            }

            foreach (var fill in world.AccountLog.Values.SelectMany(log => log).OfType<AccountEvent.OrderFilled>())
            {
                Count(fill.RealisedPnl == 0 ? "opening" : "closing");
            }

            Count("placed", world.Placed.Count);
        });

        foreach (var (what, count) in seen)
        {
            output.WriteLine($"{what}: {count}");
        }

        string[] expected =
        [
            "Accepted", "Cancelled", "Rested", "asked", "closing", "maker", "nothing to reduce", "opening", "placed",
            "taker", "taker from book",
        ];
        Assert.All(expected, what => Assert.True(seen.GetValueOrDefault(what) >= 2, $"{what}: too few"));
        Assert.True(seen["asked"] > seen["placed"] * 1.1m);

        void Count(string what, int more = 1) => seen[what] = seen.GetValueOrDefault(what) + more;
    }
}
