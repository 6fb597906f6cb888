namespace TradingPlatform.Architecture;

/// <summary>Who may refer to whom. A project that is not listed here fails the tests until somebody decides where it
/// stands.</summary>
internal static class Arrows
{
    private static readonly string[] Contracts = ["Domain", "Grains.Interfaces", "Orleans.Embedded"];
    private static readonly string[] Hosted = [.. Contracts, "Grains", "EventStore", "Exchanges", "Reminders"];

    /// <summary>Allowed references by project.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Domain"] = [],
            ["Orleans.Embedded"] = [],
            ["PrivatePostgres"] = [],
            ["Grains.Interfaces"] = ["Domain", "Orleans.Embedded"],
            ["Grains"] = Contracts,
            ["EventStore"] = ["Domain", "Grains.Interfaces"],
            ["Exchanges"] = ["Domain", "Grains.Interfaces"],
            ["Reminders"] = ["Orleans.Embedded"],
            ["Drills"] = ["Domain", "Grains.Interfaces", "EventStore", "PrivatePostgres"],
            ["Simulation"] = [.. Contracts, "Grains", "EventStore"],
            ["Silo"] = Hosted,
            ["Api"] = [.. Hosted, "Silo"],
            ["Cli"] = [.. Hosted, "Silo", "Api", "PrivatePostgres", "Simulation", "Drills"],
        };
}
