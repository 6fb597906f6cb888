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
        foreach (var lost in world.VenueLog.Skip(cut))
        {
            var (command, at) = Cause(lost[^1]);
            for (; matched < at && venue.NextStep is not null; matched++)
            {
                Do(new PaperVenueCommand.Match(world.Steps[(int)matched]));
            }

            matched = Math.Max(matched, at);
            if (command is not null)
            {
                Do(command);
                matched = command is PaperVenueCommand.Submit submit
                    ? venue.NextStepAfter(submit.Order, matched) - 1
                    : matched;
            }
        }

        for (; matched < world.Steps.Count; matched++)
        {
            Do(new PaperVenueCommand.Match(world.Steps[(int)matched]));
        }

        return log;

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

    /// <summary>What led to an append, and the steps that had been matched before.</summary>
    private static (PaperVenueCommand? Command, long Matched) Cause(PaperVenueEvent last) => last switch
    {
        PaperVenueEvent.Accepted e => (new PaperVenueCommand.Submit(e.Order, Some.Instrument), e.Order.Sequence),
        PaperVenueEvent.Cancelled { Report: { Reason: "Taken back on request." } report } => (
            new PaperVenueCommand.Cancel(report.Account, report.OrderId, report.At, report.Sequence), report.Sequence),
        PaperVenueEvent.Cancelled e => (null, e.Report.Sequence),
        PaperVenueEvent.Filled e => (null, e.Report.Sequence),
        PaperVenueEvent.Rested e => (null, e.Sequence),
        _ => throw new InvalidOperationException($"{last.GetType().Name} cannot end an append here."),
    };
}
