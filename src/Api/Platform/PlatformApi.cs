using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using TradingPlatform.Api.Shapes;

namespace TradingPlatform.Api.Platform;

/// <summary>What is running.</summary>
public static class PlatformApi
{
    private static readonly string Version = typeof(PlatformApi).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Maps it.</summary>
    public static RouteGroupBuilder MapPlatform(this RouteGroupBuilder api)
    {
        api.MapGet("/platform", GetPlatform).WithName("getPlatform").WithTags("Platform");
        return api;
    }

    private static Ok<PlatformShape> GetPlatform(PlatformCatalog catalog, StartedAt started) =>
        TypedResults.Ok(new PlatformShape(catalog.Feed(), catalog.TraderAccount, "UTC", Version, started.At));
}

/// <summary>When the process started, UTC.</summary>
public sealed record StartedAt(DateTimeOffset At);

/// <summary>The platform at a glance.</summary>
public sealed record PlatformShape(
    FeedShape Feed, string AccountId, string TimeZone, string Version, DateTimeOffset StartedAt);
