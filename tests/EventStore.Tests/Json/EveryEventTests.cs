using System.Reflection;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Tests.Json;

/// <summary>Whatever the domain stores must be readable: one filled sample of every event goes through JSON and back.
/// </summary>
public sealed class EveryEventTests
{
    public static TheoryData<string> Names { get; } = [.. EventCatalog.Domain.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_of_the_domain_comes_back_whole(string name)
    {
        var type = typeof(EventTypeAttribute).Assembly.GetTypes().Single(
            candidate => candidate.GetCustomAttribute<EventTypeAttribute>()?.Name == name);
        var written = CanonicalJson.Write(Sample.Of(type));
        var read = EventCatalog.Domain.Read("sample", 1, name, written);
        Assert.Equal(type, read.GetType());
        Assert.Equal(written, CanonicalJson.Write(read));
        Assert.Empty(MembersThatAreNotStored(type));
    }

    [Fact]
    public void A_market_batch_comes_back_whole()
    {
        var written = CanonicalJson.Write(Sample.Of(typeof(MarketBatch)));
        var read = System.Text.Json.JsonSerializer.Deserialize<MarketBatch>(written, EventJson.Options)!;
        Assert.Equal(written, CanonicalJson.Write(read));
    }

    /// <summary>Constructor parameters whose property JSON would leave out.</summary>
    private static IEnumerable<string> MembersThatAreNotStored(Type type) =>
        from parameter in type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!.GetParameters()
        where type.GetProperty(parameter.Name!)?.CanWrite != true
        select $"{type.Name}.{parameter.Name}";
}
