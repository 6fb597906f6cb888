using System.Diagnostics;

namespace TradingPlatform.Cli.Tests.RealProcess;

/// <summary>One <c>tp</c> command, run to its end in a process of its own.</summary>
internal static class TpProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Starts <c>tp</c> with <paramref name="words"/> on <paramref name="database"/>; piped, as scripts
    /// do.</summary>
    public static Process Start(string root, string database, params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Cli", "release", "TradingPlatform.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TP_ROOT"] = root;
        start.Environment["TP_POSTGRES"] = database;
        start.Environment.Remove("TP_POSTGRES_APP");
        return Process.Start(start)!;
    }

    /// <summary>Runs it.</summary>
    public static async Task<TpResult> RunAsync(string root, string database, params string[] words)
    {
        using var process = Start(root, database, words);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Limit);
        return new TpResult(process.ExitCode, await output, await errors);
    }
}

/// <summary>How it ended.</summary>
internal sealed record TpResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of its results.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
