using TradingPlatform.Domain;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Tests.Events;

public sealed class EventCatalogTests
{
    [Fact]
    public void Every_event_of_the_domain_has_a_name_of_its_own()
    {
        var carriers = typeof(EventTypeAttribute).Assembly.GetTypes()
            .Count(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false));
        Assert.Equal(carriers, EventCatalog.Domain.Names.Count());
        Assert.Contains("order_placed", EventCatalog.Domain.Names);
    }

    [Fact]
    public void A_nested_record_is_stored_by_its_name_and_its_full_type() => Assert.Equal(
        new EventName(
            "note_written", "TradingPlatform.EventStore.Tests.Note+Written, TradingPlatform.EventStore.Tests"),
        Note.Catalog.NameOf(typeof(Note.Written)));

    [Fact]
    public void An_old_shape_is_read_as_the_new_one() => Assert.Equal(
        new Note.Priced(1.5m, "USDT"), Note.Catalog.Read("note-a", 1, "note_priced", """{"Price":"1.5"}"""u8));

    [Theory]
    [InlineData("note_from_the_future", "{}", UnknownPart.Name)]
    [InlineData("note_written", "{}", UnknownPart.Body)]
    [InlineData("note_written", """{"Text":null}""", UnknownPart.Body)]
    [InlineData("note_written", "null", UnknownPart.Body)]
    [InlineData("note_written", "[1", UnknownPart.Body)]
    [InlineData("note_priced", "7", UnknownPart.Body)]
    public void What_cannot_be_read_is_named(string name, string body, UnknownPart part)
    {
        var unknown = Assert.Throws<UnknownEventException>(
            () => Note.Catalog.Read("note-a", 3, name, System.Text.Encoding.UTF8.GetBytes(body)));
        Assert.Equal(("note-a", 3L, name, part), (unknown.Stream, unknown.Version, unknown.Name, unknown.Part));
        Assert.Contains("note-a", unknown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(DomainUpcasters), unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_the_format_does_not_know_is_refused_at_the_start()
    {
        var refused = Assert.Throws<ArgumentException>(() => new EventCatalog([typeof(Note).Assembly]));
        Assert.Contains("[JsonSerializable(typeof(", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_id_is_a_pure_function_of_its_place()
    {
        Assert.Equal(EventId.Of("note-a", 1), EventId.Of("note-a", 1));
        Assert.NotEqual(EventId.Of("note-a", 1), EventId.Of("note-a", 2));
        Assert.NotEqual(EventId.Of("note-a", 1), EventId.Of("note-b", 1));
        Assert.Equal(8, EventId.Of("note-a", 1).Version);
    }
}
