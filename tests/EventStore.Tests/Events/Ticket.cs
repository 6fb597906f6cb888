using System.Text.Json.Nodes;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Tests.Events;

/// <summary>An event whose shape has changed twice: first it had a price alone, then a currency too, now both are one
/// and the seat has a name.</summary>
public abstract record Ticket
{
    private Ticket() { }

    [EventType("ticket_sold_v3")]
    public sealed record Sold(Money Price, string Seat) : Ticket;

    public sealed record Money(decimal Amount, string Currency);

    public static Upcaster FromFirst { get; } = new("ticket_sold", "ticket_sold_v2", body =>
    {
        body["Currency"] = "USDT"; // the only one there was
        return body;
    });

    public static Upcaster FromSecond { get; } = new("ticket_sold_v2", "ticket_sold_v3", body => new JsonObject
    {
        ["Price"] = new JsonObject
        {
            ["Amount"] = body["Price"]!.GetValue<string>(),
            ["Currency"] = body["Currency"]!.GetValue<string>(),
        },
        ["Seat"] = "unknown",
    });

    public static EventCatalog With(params Upcaster[] upcasters) =>
        new([typeof(Ticket).Assembly], EventJson.ForAnyType, upcasters);
}
