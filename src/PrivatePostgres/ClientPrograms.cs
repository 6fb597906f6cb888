using System.Globalization;
using System.Text.RegularExpressions;

namespace TradingPlatform.PrivatePostgres;

/// <summary>PostgreSQL's own programs for backups, <c>pg_dump</c> and <c>pg_restore</c>: those beside an installed
/// server first, then those on the PATH. npm's package brings none.</summary>
public sealed partial class ClientPrograms
{
    private static readonly string[] Needed = ["pg_dump", "pg_restore"];

    // Debian's and Ubuntu's packages; Red Hat's and Fedora's from postgresql.org.
    private static readonly (string Root, string Prefix)[] Places = [("/usr/lib/postgresql", ""), ("/usr", "pgsql-")];

    private readonly string _folder;

    private ClientPrograms(string folder, int major) => (_folder, Major) = (folder, major);

    /// <summary>Their major version.</summary>
    public int Major { get; }

    /// <summary>The full path of <c>pg_dump</c> or <c>pg_restore</c>.</summary>
    public string this[string program] => Path.Combine(_folder, program);

    /// <summary>Finds the oldest that are new enough: each works with servers and archives up to its own
    /// version.</summary>
    /// <param name="majorMin">The version of the server, or of the program that made the archive, whichever is
    /// newer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalPostgresException">There are none; the message says what to install.</exception>
    public static async Task<ClientPrograms> FindAsync(int majorMin, CancellationToken cancellationToken)
    {
        var found = Installed().Concat(await OnPathAsync(cancellationToken))
            .Where(programs => programs.Major >= majorMin)
            .MinBy(programs => programs.Major);
        return found ?? throw new LocalPostgresException(
            LocalPostgresProblem.ClientMissing,
            FormattableString.Invariant(
                $"pg_dump and pg_restore of PostgreSQL {majorMin} or newer were not found. Install them ")
            + FormattableString.Invariant(
                $"(Debian, Ubuntu: apt-get install postgresql-client-{majorMin}; Fedora: dnf install postgresql) ")
            + "and try again. "
            + "Without them, stop the platform and copy the database's folder; 'tp db status' tells where it is.");
    }

    private static IEnumerable<ClientPrograms> Installed() =>
        from place in Places
        where Directory.Exists(place.Root)
        from folder in Directory.GetDirectories(place.Root, $"{place.Prefix}*")
        let version = Path.GetFileName(folder)[place.Prefix.Length..]
        where int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let bin = Path.Combine(folder, "bin")
        where IsComplete(bin)
        select new ClientPrograms(bin, int.Parse(version, CultureInfo.InvariantCulture));

    private static async Task<IEnumerable<ClientPrograms>> OnPathAsync(CancellationToken cancellationToken)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(IsComplete)
            .Distinct(StringComparer.Ordinal);
        var found = new List<ClientPrograms>();
        foreach (var folder in folders)
        {
            var said = await Command.RunAsync(
                [Path.Combine(folder, Needed[0]), "--version"], TimeSpan.FromSeconds(10), cancellationToken);
            if (Version().Match(said.Output) is { Success: true } match)
            {
                found.Add(new ClientPrograms(
                    folder, int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        return found;
    }

    private static bool IsComplete(string bin) =>
        Path.IsPathRooted(bin) && Array.TrueForAll(Needed, name => File.Exists(Path.Combine(bin, name)));

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
