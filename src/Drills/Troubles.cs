using Npgsql;
using TradingPlatform.Drills.Wires;

namespace TradingPlatform.Drills;

/// <summary>Things that go wrong between a process and its store.</summary>
public static class Troubles
{
    /// <summary>Ends every other session of the database, which its owner may.</summary>
    public static async Task EndSessionsAsync(string owner, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand("""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Throws away the server's next answer to a commit, and waits until that has happened.</summary>
    public static async Task CutInCommitAsync(Wire wire, CancellationToken cancellationToken)
    {
        var before = wire.Cuts;
        wire.CutAfterCommit(1);
        while (wire.Cuts == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    /// <summary>Lets nothing pass for a while, in no direction, on lines that stay open.</summary>
    public static async Task SilenceAsync(Wire wire, TimeSpan span, CancellationToken cancellationToken)
    {
        wire.IsSilent = true;
        await Task.Delay(span, cancellationToken);
        wire.IsSilent = false;
    }

    /// <summary>Makes an answer take <paramref name="roundTrip"/> for a while.</summary>
    public static async Task SlowAsync(
        Wire wire, TimeSpan roundTrip, TimeSpan span, CancellationToken cancellationToken)
    {
        wire.Delay = roundTrip / 2;
        await Task.Delay(span, cancellationToken);
        wire.Delay = TimeSpan.Zero;
    }

    /// <summary>The same database over <paramref name="wire"/>.</summary>
    public static string Over(Wire wire, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = wire.Port }.ConnectionString;

    /// <summary>The port in <paramref name="connectionString"/>.</summary>
    public static int PortOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Port;
}
