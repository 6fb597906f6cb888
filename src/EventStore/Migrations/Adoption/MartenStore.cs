using System.Text;
using Npgsql;

namespace TradingPlatform.EventStore.Migrations.Adoption;

/// <summary>A store that Marten made before the platform came: its tables stay, and get what is ours.</summary>
internal static class MartenStore
{
    private const string Folder = "adoption/";
    private static readonly System.Reflection.Assembly Here = typeof(MartenStore).Assembly;

    /// <summary>What to run in the place of <paramref name="migration"/> where Marten has already made what it would
    /// make; null where it has not.</summary>
    /// <exception cref="AdoptionRefusedException">What is there does not fit; nothing was changed.</exception>
    public static async Task<string?> InsteadOfAsync(
        Migration migration, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (Read(migration) is not { } adoption || !await IsThereAsync(connection, cancellationToken))
        {
            return null;
        }

        var misfits = await MartenLayout.MisfitsAsync(connection, cancellationToken);
        return misfits.IsEmpty ? adoption : throw new AdoptionRefusedException(misfits);
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(
            "SELECT coalesce(to_regclass('events.mt_events'), to_regclass('events.mt_streams')) IS NOT NULL",
            connection);
        return await ask.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static string? Read(Migration migration)
    {
        using var stream = Here.GetManifestResourceStream(
            FormattableString.Invariant($"{Folder}{migration.Number:0000}_{migration.Name}.sql"));
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
