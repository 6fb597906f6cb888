using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Embedded;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>How a process comes to host grains.</summary>
public static class OrleansHostingExtensions
{
    /// <summary>Hosts grains in this process. They start and stop with it, in the place where this is called among its
    /// services.</summary>
    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        return hostBuilder.ConfigureServices(
            (context, services) => Add(services, context.Configuration, configureDelegate));
    }

    /// <inheritdoc cref="UseOrleans(IHostBuilder, Action{ISiloBuilder})"/>
    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostAppBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        Add(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    internal static void Add(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<GrainHost>();
        services.TryAddSingleton<IClusterClient, ClusterClient>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.TryAddSingleton<IGrainStatistics, GrainStatistics>();
        services.TryAddSingleton<StreamTallies>();
        services.TryAddSingleton<IStreamStatistics>(provider => provider.GetRequiredService<StreamTallies>());
        services.AddHostedService<EmbeddedSilo>();
        Validate<SiloMessagingOptions, SiloMessagingOptionsValidator>(services);
        Validate<GrainCollectionOptions, GrainCollectionOptionsValidator>(services);
        Validate<EmbeddedOptions, EmbeddedOptionsValidator>(services);
        configure(new SiloBuilder(services, configuration));
    }

    private static void Validate<TOptions, TValidator>(IServiceCollection services)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        services.AddOptions<TOptions>().ValidateOnStart();
    }

    private sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;
}
