namespace TradingPlatform.Domain.Tests.Market;

/// <summary>A test that reads real market data from a folder beside the repository, <c>../shared</c>, or from where
/// <c>TP_SHARED</c> points. Reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = "No folder ../shared with market data, and TP_SHARED is not set.";
        }
    }
}

/// <summary>Finds the folder with real market data.</summary>
internal static class SharedFolder
{
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TP_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TradingPlatform.sln")))
            {
                var shared = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
