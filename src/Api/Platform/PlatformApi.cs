using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using TradingPlatform.Api.Shapes;

namespace TradingPlatform.Api.Platform;

/// <summary>What is running.</summary>
public static class PlatformApi
{
    private const int CommitDigits = 7;

    private static readonly string Version = Short(typeof(PlatformApi).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    /// <summary>Maps it.</summary>
    public static RouteGroupBuilder MapPlatform(this RouteGroupBuilder api)
    {
        api.MapGet("/platform", GetPlatform).WithName("getPlatform").WithTags("Platform");
        return api;
    }

    /// <summary>The version with as much of the commit as people compare: <c>1.0.0+4bb1cba</c>.</summary>
    private static string Short(string version) => version.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus
        ? version[..Math.Min(version.Length, plus + 1 + CommitDigits)]
        : version;

    private static Ok<PlatformShape> GetPlatform(PlatformCatalog catalog, StartedAt started) =>
        TypedResults.Ok(new PlatformShape(catalog.Feed(), catalog.TraderAccount, "UTC", Version, started.At));
}

/// <summary>When the process started, UTC.</summary>
public sealed record StartedAt(DateTimeOffset At);

/// <summary>The platform at a glance.</summary>
public sealed record PlatformShape(
    FeedShape Feed, string AccountId, string TimeZone, string Version, DateTimeOffset StartedAt);
