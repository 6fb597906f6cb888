using System.Text;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Tests.Events;

/// <summary>An old shape is lifted step by step to today's; what cannot be lifted stops whoever reads.</summary>
public sealed class UpcastingTests
{
    private static readonly StoredSamples Samples = new("tickets/");
    private static readonly EventCatalog Catalog = Ticket.With(Ticket.FromSecond, Ticket.FromFirst);

    [Theory]
    [InlineData("ticket_sold")]
    [InlineData("ticket_sold_v2")]
    [InlineData("ticket_sold_v3")]
    public void Every_version_is_read_as_todays(string name) => Assert.Null(Samples.Complaint(name, Catalog));

    [Fact]
    public void A_step_that_gives_something_else_than_before_is_seen()
    {
        var changed = Ticket.FromFirst with
        {
            Change = body =>
            {
                body["Currency"] = "EUR";
                return body;
            },
        };
        Assert.Contains(
            "ticket_sold was", Samples.Complaint("ticket_sold", Ticket.With(changed, Ticket.FromSecond)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Retired_names_can_be_read_and_have_no_type()
    {
        Assert.Contains("ticket_sold", Catalog.ReadableNames);
        Assert.Contains("ticket_sold_v3", Catalog.ReadableNames);
        Assert.DoesNotContain("ticket_sold", Catalog.Names);
        Assert.Equal(Samples.Names, Catalog.ReadableNames.Where(
            name => name.StartsWith("ticket_", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_name_tells_the_type_that_it_is_read_as()
    {
        Assert.Equal(typeof(Ticket.Sold), Catalog.TypeOf("ticket_sold"));
        Assert.Equal(typeof(Ticket.Sold), Catalog.TypeOf("ticket_sold_v3"));
        Assert.Throws<ArgumentException>(() => Catalog.TypeOf("ticket_lost"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Price":7.5}""")]
    [InlineData("""{"Price":null}""")]
    [InlineData("7")]
    public void A_body_that_a_step_cannot_take_is_named(string body)
    {
        var unknown = Assert.Throws<UnknownEventException>(
            () => Catalog.Read("ticket-a", 2, "ticket_sold", Encoding.UTF8.GetBytes(body)));
        Assert.Equal(UnknownPart.Body, unknown.Part);
    }

    [Fact]
    public void Steps_that_lead_nowhere_or_in_a_circle_or_start_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Ticket.With(Ticket.FromFirst));
        Assert.Throws<ArgumentException>(() => Ticket.With(Ticket.FromFirst, Ticket.FromFirst, Ticket.FromSecond));
        Assert.Throws<ArgumentException>(() => Ticket.With(Ticket.FromFirst with { From = "ticket_sold_v3" }));
        Assert.Throws<ArgumentException>(
            () => Ticket.With(Ticket.FromFirst, Ticket.FromFirst with { From = "ticket_sold_v2", To = "ticket_sold" }));
    }
}
