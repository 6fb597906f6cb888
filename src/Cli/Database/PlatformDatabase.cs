using TradingPlatform.EventStore.Roles;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Database;

/// <summary>The PostgreSQL that a command works with: the one named by <c>TP_POSTGRES</c>, else a private
/// one.</summary>
internal sealed class PlatformDatabase : IAsyncDisposable
{
    private readonly LocalPostgres? _private;
    private readonly string _keepPath;

    private PlatformDatabase(string connectionString, LocalPostgres? owned, string keepPath) =>
        (ConnectionString, _private, _keepPath) = (connectionString, owned, keepPath);

    /// <summary>The owner's, for migrations and maintenance; holds a password.</summary>
    public string ConnectionString { get; }

    /// <summary>What the platform itself connects with, once the schema is there: a login of its own, or the owner's in
    /// the application's role.</summary>
    public string ApplicationConnectionString =>
        OutsideLogins.Application ?? ApplicationConnection.Over(ConnectionString);

    /// <summary>Where the private cluster lies; null for an outside database.</summary>
    public string? Folder => _private?.Folder;

    /// <summary>The private server's port on loopback; null for an outside database.</summary>
    public int? Port => _private?.Port;

    /// <summary>The outside database that was asked for, or null.</summary>
    public static string? Outside => OutsideLogins.Owner;

    /// <summary>The private cluster's usual folder.</summary>
    public static string FolderOf(Session session) => Path.Combine(session.DataFolder, "postgres");

    /// <summary>Lies there while a person wants the private server to outlive the commands that use it.</summary>
    public static string KeepPath(string folder) => folder + ".keep";

    /// <summary>The platform's database, ready to be connected to.</summary>
    public static Task<PlatformDatabase> OpenAsync(Session session, CancellationToken cancellationToken) =>
        OpenAsync(session, FolderOf(session), cancellationToken);

    /// <summary>The same in another folder.</summary>
    public static async Task<PlatformDatabase> OpenAsync(
        Session session, string folder, CancellationToken cancellationToken)
    {
        if (Outside is { } given)
        {
            OutsideLogins.Require();
            return new PlatformDatabase(given, null, KeepPath(folder));
        }

        var started = await LocalPostgres.StartAsync(folder, session.Say, cancellationToken);
        return new PlatformDatabase(started.ConnectionString, started, KeepPath(folder));
    }

    /// <summary>Stops the private server, unless another process uses it or a person said to keep it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_private is not null && !File.Exists(_keepPath))
        {
            await _private.DisposeAsync();
        }
    }
}
