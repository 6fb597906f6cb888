using System.Text;
using TradingPlatform.Domain;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Tests.Json;

namespace TradingPlatform.EventStore.Tests.Aggregates;

public sealed class AggregateKindsTests
{
    public static TheoryData<string> Kinds { get; } =
        [.. AggregateKinds.Platform.All.Select(kind => kind.Name)];

    [Theory]
    [InlineData("account-atlas@REPLAY:BTCUSDT", "account", "atlas@REPLAY:BTCUSDT")]
    [InlineData("amd-SIM:BTC-PERP/15m", "amd", "SIM:BTC-PERP/15m")]
    public void A_streams_kind_is_what_stands_before_its_first_dash(string stream, string kind, string key)
    {
        var found = AggregateKinds.Platform.Of(stream);
        Assert.Equal((kind, key), (found?.Kind.Name, found?.Key));
    }

    [Theory]
    [InlineData("note-a")]
    [InlineData("account")]
    [InlineData("account-")]
    [InlineData("-account")]
    [InlineData("Account-a")]
    [InlineData("")]
    public void A_stream_of_no_kind_has_none(string stream) => Assert.Null(AggregateKinds.Platform.Of(stream));

    [Fact]
    public void Every_event_of_the_domain_belongs_to_one_kind() => Assert.All(
        typeof(EventTypeAttribute).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false)),
        type => Assert.Single(AggregateKinds.Platform.All, kind => kind.EventType.IsAssignableFrom(type)));

    [Fact]
    public void An_account_is_folded_by_its_own_rules()
    {
        var fold = AggregateKinds.Platform.Of("account-a")!.Value.Kind.Begin("a");
        fold.Apply(new AccountEvent.Opened("ann", "USDT", 100m, 2m, DateTimeOffset.UnixEpoch));
        var account = Assert.IsType<AccountState>(fold.State);
        Assert.Equal(("ann", 100m, 1L), (account.Owner, account.Cash, fold.Version));
    }

    [Fact]
    public void An_event_of_another_kind_is_refused_and_does_not_count()
    {
        var fold = AggregateKinds.Platform.Of("account-a")!.Value.Kind.Begin("a");
        var listed = (SymbolEvent)Sample.Of(typeof(SymbolEvent.Listed));
        Assert.Throws<InvalidOperationException>(() => fold.Apply(listed));
        Assert.Equal(0, fold.Version);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_state_comes_back_from_its_JSON_with_every_value(string name)
    {
        var kind = AggregateKinds.Platform.All.Single(candidate => candidate.Name == name);
        var written = StateJson.Write(Sample.Of(kind.StateType));
        var read = StateJson.Read(written, kind.StateType);
        Assert.IsType(kind.StateType, read);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(StateJson.Write(read)));
    }

    [Fact]
    public void A_venues_orders_are_named_by_account_and_id()
    {
        var venue = PaperVenueState.Unused with
        {
            Known = PaperVenueState.Unused.Known.Add(new PaperOrderKey("trader@SIM", "an order 1"), 7, 10),
        };
        var json = Encoding.UTF8.GetString(StateJson.Write(venue));
        Assert.Contains("""{"trader@SIM an order 1":7}""", json, StringComparison.Ordinal);
        var read = (PaperVenueState)StateJson.Read(Encoding.UTF8.GetBytes(json), typeof(PaperVenueState));
        Assert.Equal(7, read.Known.Entries[new PaperOrderKey("trader@SIM", "an order 1")]);
    }
}
