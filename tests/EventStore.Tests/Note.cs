using System.Collections.Immutable;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Tests;

/// <summary>Events for tests: small, wide, and one of an older shape.</summary>
public abstract record Note
{
    private Note() { }

    [EventType("note_written")]
    public sealed record Written(string Text) : Note;

    [EventType("note_priced_v2")]
    public sealed record Priced(decimal Price, string Currency) : Note;

    [EventType("note_wide")]
    public sealed record Wide(
        decimal Amount,
        decimal? Maybe,
        DateTimeOffset At,
        Colour Colour,
        ImmutableArray<decimal> Levels,
        ImmutableDictionary<string, decimal> ByName,
        long Number,
        bool Flag,
        string Text) : Note;

    public static EventCatalog Catalog { get; } = new(
        [typeof(EventTypeAttribute).Assembly, typeof(Note).Assembly],
        EventJson.ForAnyType,
        new Upcaster("note_priced", "note_priced_v2", body =>
        {
            body["Currency"] = "USDT";
            return body;
        }));
}

public enum Colour
{
    Red,
    Green,
}
