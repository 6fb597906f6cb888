using System.Collections.Immutable;

namespace TradingPlatform.Cli.Testing;

/// <summary>What every suite of one run shares.</summary>
/// <param name="Session">Where the platform lies, and where to write.</param>
/// <param name="ReportFolder">Empty at the start; reports and long outputs go there.</param>
/// <param name="Filter">A part of the names of the tests to run, or null for all.</param>
/// <param name="Database">Gives a suite an empty database.</param>
/// <param name="Browser">Ends with the browser's program, or fails with the reason why there is none.</param>
internal sealed record TestSetting(
    Session Session, string ReportFolder, string? Filter, TestDatabases Database, Lazy<Task<string>> Browser)
{
    /// <summary>Where the report of <paramref name="suite"/> goes.</summary>
    public string ReportPath(string suite, string extension) => Path.Combine(ReportFolder, $"{suite}.{extension}");

    /// <summary>What the programs of <paramref name="suite"/> find in their environment.</summary>
    public async Task<ImmutableDictionary<string, string?>> EnvironmentAsync(
        string suite, CancellationToken cancellationToken) => ImmutableDictionary<string, string?>.Empty
        .Add("TP_ROOT", Session.Root)
        .Add("TP_POSTGRES", await Database.ForAsync(suite, cancellationToken))
        .Add("TP_POSTGRES_APP", ""); // a login of another database
}
