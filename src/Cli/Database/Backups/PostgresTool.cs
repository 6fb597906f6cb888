using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary>One run of <c>pg_dump</c> or <c>pg_restore</c> against a database. It never outlives this object.</summary>
internal sealed class PostgresTool : IAsyncDisposable
{
    private const int SaidMax = 4_000;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private PostgresTool(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts <paramref name="program"/>; the connection goes by its environment, so that no password is seen
    /// in a list of processes.</summary>
    public static PostgresTool Start(string program, string connectionString, params ReadOnlySpan<string> words)
    {
        var start = new ProcessStartInfo(program, [.. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in EnvironmentOf(new NpgsqlConnectionStringBuilder(connectionString)))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)
            ?? throw new CommandFailedException($"{program} could not be started.");
        process.StandardInput.Close();
        return new PostgresTool(process);
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="CommandFailedException">It failed; the message is its own last words.</exception>
    public async Task EndAsync(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop);
        var said = (await _errors).Trim();
        if (_process.ExitCode != 0)
        {
            var lastWords = said.Length > SaidMax ? said[^SaidMax..] : said;
            throw new CommandFailedException($"{Path.GetFileName(_process.StartInfo.FileName)} failed: {lastWords}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    /// <summary>Npgsql's settings as libpq reads them.</summary>
    private static Dictionary<string, string?> EnvironmentOf(NpgsqlConnectionStringBuilder to) => new(
        StringComparer.Ordinal)
    {
        ["PGHOST"] = to.Host,
        ["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture),
        ["PGUSER"] = to.Username,
        ["PGPASSWORD"] = to.Password,
        ["PGPASSFILE"] = to.Passfile,
        ["PGDATABASE"] = to.Database,
        ["PGSSLROOTCERT"] = to.RootCertificate,
        ["PGSSLMODE"] = to.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        },
        ["PGOPTIONS"] = null, // a role or a setting of the platform's is none of a backup's
        ["PGAPPNAME"] = "trading-platform backup",
    };
}
