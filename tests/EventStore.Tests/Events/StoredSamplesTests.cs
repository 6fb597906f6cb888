using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;
using TradingPlatform.EventStore.Tests.Json;

namespace TradingPlatform.EventStore.Tests.Events;

/// <summary>What was stored once is read for ever: every version has a sample, every sample a reader, and reading loses
/// nothing.</summary>
public sealed class StoredSamplesTests
{
    private const string MarketBatchFile = "market_batch";
    private static readonly StoredSamples Samples = new("samples/");

    public static TheoryData<string> Names { get; } = [.. EventCatalog.Domain.ReadableNames];

    [Fact]
    public void Every_event_version_has_a_sample_and_every_sample_a_reader() => Assert.Equal(
        EventCatalog.Domain.ReadableNames.Append(MarketBatchFile).Order(StringComparer.Ordinal), Samples.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_is_read_and_written_again_as_it_was(string name) =>
        Assert.Null(Samples.Complaint(name, EventCatalog.Domain));

    [Fact]
    public void A_stored_market_batch_is_read_and_written_again_as_it_was()
    {
        var body = Samples.BodyOf(MarketBatchFile);
        var read = JsonSerializer.Deserialize<MarketBatch>(body, EventJson.Options)!;
        Assert.Equal(body, CanonicalJson.Write(read));
    }

    [Fact]
    public void Members_of_stored_enums_are_listed_and_never_renamed() => Assert.Equal(
        StoredSamples.Text("stored-enums.txt").Split('\n'),
        StoredTypes.Enums
            .SelectMany(type => Enum.GetNames(type).Select(member => $"{type.Name}.{member}"))
            .Order(StringComparer.Ordinal));
}
