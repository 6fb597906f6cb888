using Npgsql;

namespace TradingPlatform.EventStore.Roles;

/// <summary>How the platform connects: as a role that can append and can change nothing that was appended. Migrations
/// and maintenance connect as the owner of the tables instead.</summary>
public static class ApplicationConnection
{
    /// <summary>The role that <c>schema/0006</c> makes.</summary>
    public const string Role = "tp_app";

    /// <summary>The application's connection string over a login that may take the role: every connection is in it from
    /// its first moment, and <c>RESET ROLE</c> leads back to it. It guards against mistakes and against foreign
    /// statements that do not know of it; whoever may say <c>SET ROLE NONE</c> is the login again, so a hard wall is a
    /// login of its own (docs/operations.md).</summary>
    /// <param name="connectionString">A migrated database.</param>
    public static string Over(string connectionString) => With(connectionString, $"-c role={Role}");

    /// <summary>A start-up option beside those that <paramref name="connectionString"/> has already.</summary>
    public static string With(string connectionString, string option)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = string.IsNullOrEmpty(builder.Options) ? option : $"{builder.Options} {option}";
        return builder.ConnectionString;
    }
}
