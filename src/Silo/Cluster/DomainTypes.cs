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
    private const string Ours = "TradingPlatform";

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

    /// <summary>Exceptions keep their type too: those of the contracts whole, any other one of ours with its
    /// message.</summary>
    private static void AddDomain(ISerializerBuilder serializer)
    {
        serializer.AddJsonSerializer(type => type.Assembly == typeof(Refusal).Assembly && !IsException(type),
            EventJson.ForAnyType);
        serializer.Services.Configure<ExceptionSerializationOptions>(
            options => options.SupportedNamespacePrefixes.Add(Ours));
    }

    private static bool IsException(Type type) => typeof(Exception).IsAssignableFrom(type);
}
