using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Serialization;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Silo;

namespace TradingPlatform.Grains.Tests.Cluster;

/// <summary>What a grain throws reaches a caller on another machine as what it is, because callers decide on it.
/// </summary>
public sealed class TravellingFaultsTests
{
    private readonly Serializer _serializer = NewSerializer();

    [Fact]
    public void A_stale_stream_arrives_whole()
    {
        var read = Assert.IsType<StaleStreamException>(Send(new StaleStreamException("account-a", 7)));
        Assert.Equal(("account-a", 7), (read.Stream, read.ExpectedVersion));
        Assert.Contains("account-a", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_of_the_log_arrives_whole()
    {
        var read = Assert.IsType<EventLogUnavailableException>(
            Send(new EventLogUnavailableException("away", outcomeUnknown: true, new TimeoutException("late"))));
        Assert.True(read.OutcomeUnknown);
        Assert.Equal(("away", "late"), (read.Message, read.InnerException!.Message));
    }

    [Fact]
    public void A_fault_of_the_domain_keeps_its_type_and_message()
    {
        var read = Send(new VenueContradictionException("two stories"));
        Assert.Equal("two stories", Assert.IsType<VenueContradictionException>(read).Message);
    }

    private Exception Send(Exception thrown) =>
        _serializer.Deserialize<Exception>(_serializer.SerializeToArray<Exception>(thrown))!;

    private static Serializer NewSerializer()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client.UseLocalhostClustering().AddDomainTypes());
        return builder.Build().Services.GetRequiredService<Serializer>();
    }
}
