using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class PaperSubmittingTests
{
    [Fact]
    public void An_order_is_accepted_under_its_trading_rules_with_report_1_at_its_own_sequence()
    {
        var submit = Some.Submit(Some.Buy(1), sequence: 7);
        Given.Venue().When(submit).Then(
            new PaperVenueEvent.InstrumentSet(Some.Instrument),
            new PaperVenueEvent.Accepted(
                submit.Order, Some.Report(1, ExecutionKind.Accepted) with { Sequence = 7 }));
    }

    [Fact]
    public void The_trading_rules_are_told_again_only_when_they_changed()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1)));
        venue.When(Some.Submit(Some.Buy(1, id: "o2")));
        Assert.IsType<PaperVenueEvent.Accepted>(Assert.Single(venue.Events));
        venue.When(Some.Submit(Some.Buy(1, id: "o2")) with { Instrument = Some.Instrument with { TickSize = 0.1m } });
        Assert.IsType<PaperVenueEvent.InstrumentSet>(venue.Events[0]);
    }

    [Fact]
    public void A_repeat_changes_nothing_even_after_the_order_ended()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1)));
        venue.When(Some.Submit(Some.Buy(1))).ThenNothing();
        venue.After(Some.Step(1, Some.Trade(100, 10)));
        Assert.Empty(venue.State.Open);
        venue.When(Some.Submit(Some.Buy(1))).ThenNothing();
    }

    [Fact]
    public void Two_accounts_may_use_the_same_id()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1)), Some.Submit(Some.Buy(1), account: "other@SIM"));
        Assert.Equal(2, venue.State.Open.Count);
        Assert.Equal(1, venue.State.ReportsAfter("other@SIM", 0).Single().Number);
    }

    [Fact]
    public void What_cannot_trade_here_is_rejected_with_a_numbered_report()
    {
        PaperVenueCommand.Submit[] wrong =
        [
            Some.Submit(Some.Buy(1) with { Symbol = "SIM:ETHUSDT" }),
            Some.Submit(Some.Buy(1)) with { Instrument = Some.Instrument with { Symbol = "SIM:ETHUSDT" } },
            Some.Submit(Some.Buy(0.0001m)),
            Some.Submit(Some.Buy(-1)),
            Some.Submit(Some.Buy(1, limit: 100.001m)),
        ];
        Assert.All(wrong, submit =>
        {
            var venue = Given.Venue().After(submit);
            var report = Assert.IsType<PaperVenueEvent.Rejected>(Assert.Single(venue.Events)).Report;
            Assert.Equal((1, ExecutionKind.Rejected), (report.Number, report.Kind));
            Assert.NotEmpty(report.Reason);
            venue.When(submit).ThenNothing();
        });
    }

    [Fact]
    public void An_open_order_is_taken_back_once()
    {
        var cancel = new PaperVenueCommand.Cancel(Some.Account, "o1", Some.Start, 3);
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1, limit: 50)));
        venue.When(cancel);
        var report = Assert.IsType<PaperVenueEvent.Cancelled>(Assert.Single(venue.Events)).Report;
        Assert.Equal((2, ExecutionKind.Cancelled, 3), (report.Number, report.Kind, report.Sequence));
        venue.After(cancel).When(cancel).ThenNothing();
        venue.When(cancel with { OrderId = "stranger" }).ThenNothing();
        venue.When(cancel with { Account = "other@SIM" }).ThenNothing();
    }

    [Fact]
    public void Reports_are_kept_until_the_account_has_stored_them()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(1, id: "o1")), Some.Submit(Some.Buy(1, id: "o2")), Some.Submit(Some.Buy(1, id: "o3")));
        Assert.Equal([2, 3], venue.State.ReportsAfter(Some.Account, 1).Select(report => report.Number));
        Assert.Equal([2], venue.State.ReportsAfter(Some.Account, 1, limit: 1).Select(report => report.Number));
        Assert.Empty(venue.State.ReportsAfter(Some.Account, 3));
        Assert.Empty(venue.State.ReportsAfter(Some.Account, 9));
        Assert.Empty(venue.State.ReportsAfter("stranger", 0));

        var trimmed = venue.State.Confirm(Some.Account, 2).Confirm(Some.Account, 1);
        Assert.Equal([3], trimmed.ReportsAfter(Some.Account, 2).Select(report => report.Number));
        Assert.Throws<InvalidOperationException>(() => trimmed.ReportsAfter(Some.Account, 1));
        Assert.Empty(trimmed.Confirm(Some.Account, 99).ReportsAfter(Some.Account, 3));
        Assert.Same(trimmed, trimmed.Confirm("stranger", 1));
    }

    [Fact]
    public void Terms_outside_their_bounds_are_a_mistake()
    {
        PaperVenueTerms[] wrong =
        [
            new(MakerFeeBasisPoints: -1),
            new(TakerFeeBasisPoints: -1),
            new(SlippageBasisPoints: 10_000),
            new(ParticipationMax: 0),
            new(ParticipationMax: 1.01m),
        ];
        Assert.All(wrong, terms => Assert.Throws<ArgumentException>(() => PaperVenue.For(Some.Symbol, terms)));
    }
}
