namespace TradingPlatform.Exchanges.Tests;

/// <summary>A fact about recorded data that lies outside the repository; skipped, with the reason, where they are
/// absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string path)
    {
        Skip = SharedData.Reason(path);
    }
}

/// <summary>Finds the folder with recorded data: <c>TP_SHARED</c>, else <c>../shared</c> beside the
/// repository.</summary>
public static class SharedData
{
    public static string Path(string relative) => System.IO.Path.Combine(Root() ?? string.Empty, relative);

    public static string? Reason(string relative) =>
        Root() is { } root && Exists(System.IO.Path.Combine(root, relative))
        ? null
        : $"Recorded data '{relative}' are absent (TP_SHARED, or ../shared beside the repository).";

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string? Root()
    {
        var set = Environment.GetEnvironmentVariable("TP_SHARED");
        if (!string.IsNullOrEmpty(set))
        {
            return set;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "TradingPlatform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } beside ? System.IO.Path.Combine(beside.FullName, "shared") : null;
    }
}
