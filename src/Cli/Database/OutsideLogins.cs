using Npgsql;

namespace TradingPlatform.Cli.Database;

/// <summary>The logins of a database of the operator's own, from the environment.</summary>
internal static class OutsideLogins
{
    private const string OwnerVariable = "TP_POSTGRES";
    private const string ApplicationVariable = "TP_POSTGRES_APP";

    /// <summary>Who migrates; null for the private database. Where only the application's login is given, it is that
    /// one: it can look whether the schema is up to date, and change nothing.</summary>
    public static string? Owner => Given(OwnerVariable) ?? Application;

    /// <summary>Who the platform is, when that is another login than the owner's; else null.</summary>
    public static string? Application => Given(ApplicationVariable);

    /// <summary>Reads both, so that a slip of the pen is told before anything happens.</summary>
    /// <exception cref="CommandFailedException">One of them makes no sense, or they are of two databases.</exception>
    public static void Require()
    {
        if (Given(OwnerVariable) is { } owner && Given(ApplicationVariable) is { } application
            && PlaceOf(OwnerVariable, owner) != PlaceOf(ApplicationVariable, application))
        {
            throw new CommandFailedException(
                $"{OwnerVariable} and {ApplicationVariable} name two databases; they are two logins of the same one.");
        }

        _ = Owner is { } given ? PlaceOf(OwnerVariable, given) : default;
    }

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;

    private static (string? Host, int Port, string? Database) PlaceOf(string variable, string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return (builder.Host, builder.Port, builder.Database);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailedException(
                $"{variable} is not a connection string; write Host=…;Port=…;Username=…;Password=…;Database=…", e);
        }
    }
}
