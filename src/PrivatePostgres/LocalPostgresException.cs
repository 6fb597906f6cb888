namespace TradingPlatform.PrivatePostgres;

/// <summary>What kind of thing kept the private database from running.</summary>
public enum LocalPostgresProblem
{
    /// <summary>No server binaries were found and none could be installed.</summary>
    ServerMissing,

    /// <summary>The programs for backups were not found.</summary>
    ClientMissing,

    /// <summary>The folder cannot hold a cluster: rights, owner, or an unreachable parent.</summary>
    FolderUnusable,

    /// <summary>The server did not start, or did not stop, in time.</summary>
    ServerFailed,

    /// <summary>Another process has been starting or stopping the same cluster for too long.</summary>
    Busy,
}

/// <summary>The private database cannot be had; the message says what to do about it.</summary>
public sealed class LocalPostgresException(LocalPostgresProblem problem, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of thing went wrong.</summary>
    public LocalPostgresProblem Problem { get; } = problem;
}
