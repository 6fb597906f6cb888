using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>A venue that dies between two appends and is loaded again goes on as if nothing had been.</summary>
public class PaperRestartProperties(ITestOutputHelper output)
{
    private readonly Decider<PaperVenueState, PaperVenueCommand, PaperVenueEvent> _rules =
        PaperVenue.For(Some.Symbol, TradingWorld.Terms);

    [Fact]
    public void Cut_after_any_append_and_matched_again_it_gives_exactly_the_same_events() =>
        Property.Holds(output, runs: 100, lengthMax: 600, tape =>
        {
            var world = new TradingWorld(tape);
            world.Run();
            for (var cut = 0; cut <= world.VenueLog.Count; cut++)
            {
                Assert.Equal(
                    Canonical.Text(world.VenueLog.SelectMany(events => events)),
                    Canonical.Text(GoOnFrom(world, cut).SelectMany(events => events)));
            }
        });

    [Fact]
    public void Replayed_events_give_the_same_venue() => Property.Holds(output, runs: 300, lengthMax: 1_500, tape =>
    {
        var world = new TradingWorld(tape);
        world.Run();
        Assert.Equal(Canonical.Text(world.Venue), Canonical.Text(Fold(world.VenueLog)));
    });

    private PaperVenueState Fold(IEnumerable<ImmutableArray<PaperVenueEvent>> log) =>
        log.SelectMany(events => events).Aggregate(_rules.Initial, _rules.Evolve);

    /// <summary>Keeps the first appends, forgets the rest, and does again what led to it: orders and cancels as they
    /// were sent, and every step from the one the loaded state asks for.</summary>
    private List<ImmutableArray<PaperVenueEvent>> GoOnFrom(TradingWorld world, int cut)
    {
        var log = world.VenueLog.Take(cut).ToList();
        var venue = Fold(log);
        var matched = (venue.NextStep ?? 1) - 1;
        foreach (var (command, steps) in world.Causes.Skip(cut))
        {
            if (command is not PaperVenueCommand.Match)
            {
                MatchThrough(steps);
                Do(command);
            }

            if (command is PaperVenueCommand.Submit submit)
            {
                matched = venue.NextStepAfter(submit.Order, matched) - 1;
            }
        }

        MatchThrough(world.Steps.Count);
        return log;

        void MatchThrough(long steps)
        {
            for (; matched < steps; matched++)
            {
                Do(new PaperVenueCommand.Match(world.Steps[(int)matched]));
            }
        }

        void Do(PaperVenueCommand command)
        {
            var events = _rules.Decide(venue, command).Events;
            if (!events.IsEmpty)
            {
                log.Add(events);
                venue = events.Aggregate(venue, _rules.Evolve);
            }
        }
    }
}
