using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.Cli.Database;

/// <summary>The platform's database, for what works on the tables as this program knows them.</summary>
internal static class MigratedDatabase
{
    /// <summary>Opens it.</summary>
    /// <exception cref="CommandFailedException">Its schema is not this program's.</exception>
    public static async Task<PlatformDatabase> OpenAsync(Session session, CancellationToken stop)
    {
        var database = await PlatformDatabase.OpenAsync(session, stop);
        try
        {
            var status = await Migrator.StatusAsync(database.ConnectionString, stop);
            return status.All(one => one.AppliedAt is not null)
                ? database
                : throw new CommandFailedException("The database's schema is not up to date. Run 'tp db migrate'.");
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
