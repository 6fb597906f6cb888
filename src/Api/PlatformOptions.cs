namespace TradingPlatform.Api;

/// <summary>What a platform process is started with. Every fault is told at once by <see cref="Faults"/>.</summary>
public sealed record PlatformOptions
{
    /// <summary>The loopback port of the web page, the API and the hub; 0 takes a free one.</summary>
    public int Port { get; init; } = 3080;

    /// <summary>PostgreSQL, migrated. Null keeps events in memory: for tests and measurements, never for a person's
    /// money.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How long market steps are kept after they were stored, in whole months; null keeps them for
    /// ever.</summary>
    public TimeSpan? MarketRetention { get; init; }

    /// <summary>The folder of the built web page, or null to serve none.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Why this feed was chosen, for people.</summary>
    public string FeedReason { get; init; } = "";

    /// <summary>Everything that is wrong with these options; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Port is < 0 or > 65_535)
        {
            faults.Add(FormattableString.Invariant($"The port is {Port}; it takes 0 to 65535."));
        }

        if (WebRoot is not null && !File.Exists(Path.Combine(WebRoot, "index.html")))
        {
            faults.Add($"There is no index.html in {WebRoot}; build the web page first.");
        }

        return faults;
    }
}
