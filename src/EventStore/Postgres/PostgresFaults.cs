using Npgsql;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>What an error of the database says about the transaction it ended.</summary>
internal static class PostgresFaults
{
    /// <summary>True when certainly nothing was committed: the server itself said ERROR, and a commit that has
    /// reached the disk is never answered so. FATAL, a cut line or a time-out can also follow a commit.</summary>
    public static bool CertainlyNotCommitted(this Exception fault) =>
        fault is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>True when one append's own contents are to blame: bad values (22), broken constraints (23), row
    /// limits (54), or a stream that moved on. Everything else would befall any append.</summary>
    public static bool BlamesContents(this PostgresException fault) =>
        fault.IsMovedOn() || fault.SqlState[..2] is "22" or "23" or "54";

    /// <summary>True when another session held a row for longer than we wait.</summary>
    public static bool IsHeld(this PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.LockNotAvailable;

    /// <summary>True when a stream is not where its writer saw it, or a market is not; or when a stream was begun by
    /// somebody else between our look and our write, as the next look tells.</summary>
    public static bool IsMovedOn(this PostgresException fault) =>
        string.Equals(fault.SqlState, AppendStatements.StreamsMovedOn, StringComparison.Ordinal);

    /// <summary>True when nothing was written, and perhaps only one of several appends is the reason.</summary>
    public static bool MayBeOneOfThem(this PostgresException fault) =>
        fault.CertainlyNotCommitted() && (fault.BlamesContents() || fault.IsCollision() || fault.IsHeld());

    /// <summary>True when the same may succeed at once: a deadlock between two processes, a serialization failure, a
    /// command that another process stored a moment before and that will be known at the next look.</summary>
    public static bool IsCollision(this PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || (fault.SqlState is PostgresErrorCodes.UniqueViolation && fault.ConstraintName is "pkey_events_commands");
}
