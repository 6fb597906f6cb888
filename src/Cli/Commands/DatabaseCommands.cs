using System.Collections.Immutable;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.Cli.Database.Backups;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp db</c>: looks after the database by hand; <c>tp run</c> does all of it by itself.</summary>
internal static class DatabaseCommands
{
    /// <summary>Migrate, status, start, stop, reset.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new("db migrate", "Bring the database's schema up to date", [], [],
            (_, session, stop) => MigrateAsync(session, stop)),
        new("db status", "Tell where the database is, whether it runs, and its schema", [],
            [Option.Switch("--json", "One JSON object")],
            (arguments, session, stop) => StatusAsync(arguments.Has("--json"), session, stop)),
        new("db start", "Start the private database and leave it running", [], [],
            (_, session, stop) => StartAsync(session, stop)),
        new("db stop", "Stop the private database", [], [], (_, session, stop) => StopAsync(session, stop)),
        new("db reset", "Delete the private database with everything in it", [],
            [Option.Switch("--yes", "Do not ask")],
            (arguments, session, stop) => ResetAsync(arguments.Has("--yes"), session, stop)),
        BackupCommand.Definition,
        RestoreCommand.Definition,
        VerifyCommand.Definition,
        RetainCommand.Definition,
    ];

    private static async Task<int> MigrateAsync(Session session, CancellationToken stop)
    {
        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        var ran = await Migrator.MigrateAsync(database.ConnectionString, stop);
        session.Out.WriteLine(ran.Count == 0
            ? "The schema is up to date."
            : string.Join('\n', ran.Select(one => $"ran {one.Number} {one.Name}")));
        return ExitCode.Ok;
    }

    private static async Task<int> StatusAsync(bool json, Session session, CancellationToken stop)
    {
        var status = await DatabaseStatus.ReadAsync(session, stop);
        session.Out.WriteLine(json ? JsonSerializer.Serialize(status, JsonLines.Options) : status.ToText());
        return ExitCode.Ok;
    }

    private static async Task<int> StartAsync(Session session, CancellationToken stop)
    {
        RefuseOutside("start");
        var database = await PlatformDatabase.OpenAsync(session, stop);
        await File.WriteAllTextAsync(PlatformDatabase.KeepPath(PlatformDatabase.FolderOf(session)), "", stop);
        session.Out.WriteLine(
            $"The database runs on 127.0.0.1:{database.Port}, user and database 'platform'; "
            + $"its password is in {database.Folder}/password. 'tp db stop' stops it.");
        return ExitCode.Ok; // not disposed: it is to stay
    }

    private static async Task<int> StopAsync(Session session, CancellationToken stop)
    {
        RefuseOutside("stop");
        await PrivateServer.StopAsync(session, stop);
        session.Out.WriteLine("The database is stopped.");
        return ExitCode.Ok;
    }

    private static async Task<int> ResetAsync(bool yes, Session session, CancellationToken stop)
    {
        RefuseOutside("reset");
        var folder = LocalPostgresState.Of(PlatformDatabase.FolderOf(session)).Folder;
        if (!yes && !Ask($"Delete every account, order and event in {folder}? [y/N] ", session))
        {
            session.Say("Nothing was deleted. 'tp db reset --yes' does not ask.");
            return ExitCode.Failed;
        }

        await PrivateServer.StopAsync(session, stop);
        PrivateServer.Delete(session);
        session.Out.WriteLine("The database is deleted; the next 'tp run' begins with an empty one.");
        return ExitCode.Ok;
    }

    private static bool Ask(string question, Session session)
    {
        session.Error.Write(question);
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static void RefuseOutside(string verb)
    {
        if (PlatformDatabase.Outside is not null)
        {
            throw new CommandFailedException(
                $"TP_POSTGRES names a database of your own, which 'tp db {verb}' leaves alone. "
                + "Unset TP_POSTGRES for the private one.");
        }
    }
}
