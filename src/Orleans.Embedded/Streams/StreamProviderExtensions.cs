using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Streams;

namespace Orleans;

/// <summary>How a grain comes by a stream provider.</summary>
public static class GrainStreamingExtensions
{
    /// <summary>The stream provider of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; see <c>AddMemoryStreams</c>.</exception>
    public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
        GetStreamProvider((IGrainBase)grain, name);

    /// <inheritdoc cref="GetStreamProvider(Grain, string)"/>
    public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain.GrainContext.AsActivation().HostServices.StreamProvider(name);
    }

    internal static IStreamProvider StreamProvider(this IServiceProvider services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.GetKeyedService<IStreamProvider>(name)
            ?? throw new KeyNotFoundException($"There is no stream provider '{name}': add it with AddMemoryStreams.");
    }
}

/// <summary>How code that is no grain comes by a stream provider.</summary>
public static class ClientStreamingExtensions
{
    /// <inheritdoc cref="GrainStreamingExtensions.GetStreamProvider(Grain, string)"/>
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.ServiceProvider.StreamProvider(name);
    }
}
