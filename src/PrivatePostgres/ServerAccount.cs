namespace TradingPlatform.PrivatePostgres;

/// <summary>The user the server runs as. PostgreSQL refuses to run as root, so root lends itself to an unprivileged
/// user.</summary>
/// <param name="UserName">The other user, or null when we run it as ourselves.</param>
internal sealed record ServerAccount(string? UserName)
{
    // Debian's package brings "postgres"; where only the npm binaries are, every system still has "nobody".
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>Chooses the account for this process.</summary>
    public static ServerAccount Choose()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount((string?)null);
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerAccount(Preferred.FirstOrDefault(known.Contains) ?? throw new LocalPostgresException(
            LocalPostgresProblem.FolderUnusable,
            "PostgreSQL does not run as root, and neither user 'postgres' nor 'nobody' exists. Create one of them, "
            + "run as an ordinary user, or set TP_POSTGRES to the connection string of a database you have."));
    }

    /// <summary>The command line that runs <paramref name="words"/> as this account.</summary>
    public IReadOnlyList<string> Run(params string[] words) => UserName is null
        ? words
        : ["setpriv", $"--reuid={UserName}", $"--regid={PrimaryGroup(UserName)}", "--init-groups", .. words];

    /// <summary>Gives <paramref name="path"/> to this account.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (UserName is null)
        {
            return;
        }

        var owned = await Command.RunAsync(
            ["chown", "-R", $"{UserName}:{PrimaryGroup(UserName)}", path], TimeSpan.FromSeconds(60), cancellationToken);
        if (!owned.Succeeded)
        {
            throw new LocalPostgresException(
                LocalPostgresProblem.FolderUnusable, $"{path} cannot be given to user {UserName}: {owned.Output}");
        }
    }

    /// <summary>True when this account can walk into <paramref name="folder"/>.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) => UserName is null
        || (await Command.RunAsync(Run("test", "-x", folder), TimeSpan.FromSeconds(10), cancellationToken)).Succeeded;

    private static string PrimaryGroup(string user) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .First(fields => fields.Length > 3 && string.Equals(fields[0], user, StringComparison.Ordinal))[3];
}
