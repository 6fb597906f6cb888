using Microsoft.Extensions.FileProviders;
using TradingPlatform.Api.Accounts;
using TradingPlatform.Api.Agents;
using TradingPlatform.Api.Live;
using TradingPlatform.Api.Metrics;
using TradingPlatform.Api.Operators;
using TradingPlatform.Api.Platform;
using TradingPlatform.Api.Problems;
using TradingPlatform.Api.Symbols;
using TradingPlatform.Api.Wire;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo;

namespace TradingPlatform.Api;

/// <summary>The one process: grains, API, hub and the web page on one loopback address.</summary>
public static class PlatformHost
{
    /// <summary>Puts it together, not yet started. The caller keeps <paramref name="feed"/> and disposes of it
    /// afterwards.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="feed">Where the market comes from, open.</param>
    /// <param name="logging">Where log lines go; the console by default.</param>
    /// <exception cref="ArgumentException">The options have faults; all are named.</exception>
    public static WebApplication Build(
        PlatformOptions options, IMarketFeed feed, Action<ILoggingBuilder>? logging = null) =>
        Build(
            options,
            builder => builder.AddPlatformSilo(feed, options.ConnectionString, options.MarketRetention),
            logging);

    /// <summary>Puts API, hub and web page over the actors that <paramref name="addActors"/> brings, with a feed, an
    /// event log and a topology.</summary>
    internal static WebApplication Build(
        PlatformOptions options, Action<IHostApplicationBuilder> addActors, Action<ILoggingBuilder>? logging)
    {
        if (options.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.ListenLocalhostOrAnyPort(options.Port);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 64 * 1024;
        });
        logging?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        addActors(builder);
        AddApi(builder.Services, options);
        var app = builder.Build();
        Map(app, options);
        return app;
    }

    private static void AddApi(IServiceCollection services, PlatformOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<PlatformCatalog>();
        services.AddSingleton(provider => new StartedAt(provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<Marks>();
        services.AddSingleton<AccountEquity>();
        services.AddSingleton<AgentsApi.Telling>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<FrameSampler>();
        services.AddHostedService<Broadcaster>();
        services.AddSingleton<MetricsCollector>();
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 8 * 1024)
            .AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        // One place words every malformed request.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemTypes.Name)
            .AddExceptionHandler<FailureHandler>();
        services.AddOperatorPolicy();
        services.AddPlatformOpenApi();
        services.AddPlatformHealth();
    }

    private static void Map(WebApplication app, PlatformOptions options)
    {
        app.Services.GetRequiredService<StartedAt>();
        var metrics = app.Services.GetRequiredService<MetricsCollector>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<ResponseGuards>();
        app.UseMiddleware<CorrelationGuard>();
        app.UseAuthorization();
        app.MapGroup("/api/v1").MapPlatform().MapSymbols().MapAgents().MapAccounts();
        app.MapHub<PlatformHub>("/hubs/platform");
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapPlatformHealth();
        app.MapGet("/metrics", () => Results.Text(metrics.Collect(), PrometheusText.ContentType))
            .ExcludeFromDescription();
        if (options.WebRoot is { } root)
        {
            var files = new PhysicalFileProvider(root);
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
    }
}
