using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Serialization;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.Silo;

/// <summary>How types of the domain travel between silos: they carry no attribute of Orleans, so they go as JSON, in
/// the format in which events are stored.</summary>
public static class DomainTypes
{
    /// <summary>For a silo.</summary>
    public static ISiloBuilder AddDomainTypes(this ISiloBuilder silo)
    {
        silo.Services.AddSerializer(AddDomain);
        return silo;
    }

    /// <summary>For a client.</summary>
    public static IClientBuilder AddDomainTypes(this IClientBuilder client)
    {
        client.Services.AddSerializer(AddDomain);
        return client;
    }

    private static void AddDomain(ISerializerBuilder serializer) => serializer.AddJsonSerializer(
        type => type.Assembly == typeof(Refusal).Assembly, EventJson.Options);
}
