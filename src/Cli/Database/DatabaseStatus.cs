using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Database;

/// <summary>What there is to know about the database without changing anything.</summary>
/// <param name="IsPrivate">False when TP_POSTGRES names one.</param>
/// <param name="Folder">Where the private cluster lies; null for an outside one.</param>
/// <param name="IsRunning">Whether it can be asked.</param>
/// <param name="Port">The private server's port, when it runs.</param>
/// <param name="Migrations">The schema's steps; empty when it does not run.</param>
internal sealed record DatabaseStatus(
    bool IsPrivate, string? Folder, bool IsRunning, int? Port, ImmutableArray<MigrationStatus> Migrations)
{
    /// <summary>Looks.</summary>
    public static async Task<DatabaseStatus> ReadAsync(Session session, CancellationToken stop)
    {
        if (PlatformDatabase.Outside is { } given)
        {
            return new DatabaseStatus(false, null, true, null, [.. await Migrator.StatusAsync(given, stop)]);
        }

        var state = LocalPostgresState.Of(PlatformDatabase.FolderOf(session));
        if (!state.IsRunning)
        {
            return new DatabaseStatus(true, state.Folder, false, null, []);
        }

        // Joined but never left: leaving last would stop a server that was only looked at.
        var joined = await LocalPostgres.StartAsync(PlatformDatabase.FolderOf(session), session.Say, stop);
        var migrations = await Migrator.StatusAsync(joined.ConnectionString, stop);
        return new DatabaseStatus(true, state.Folder, true, joined.Port, [.. migrations]);
    }

    /// <summary>For people.</summary>
    public string ToText()
    {
        var where = !IsPrivate ? "outside database (TP_POSTGRES)" : $"private database in {Folder}";
        var state = !IsRunning ? "stopped" : Port is null ? "answers" : $"running on 127.0.0.1:{Port}";
        return string.Join('\n', [$"{where}: {state}", .. Migrations.Select(ToText)]);
    }

    private static string ToText(MigrationStatus one)
    {
        var state = one.AppliedAt is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"applied {at:yyyy-MM-dd HH:mm} UTC")
            : "not yet applied ('tp db migrate')";
        return FormattableString.Invariant($"  {one.Number} {one.Name}: {state}");
    }
}
