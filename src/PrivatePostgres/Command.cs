using System.Diagnostics;

namespace TradingPlatform.PrivatePostgres;

/// <summary>Runs one outside program to its end, within a time limit, and keeps what it said.</summary>
internal static class Command
{
    private const int OutputCharactersMax = 8_000;

    /// <summary>Runs <paramref name="words"/> (program first). A program that cannot be started answers 127, as a
    /// shell does.</summary>
    public static async Task<CommandResult> RunAsync(
        IReadOnlyList<string> words, TimeSpan limit, CancellationToken cancellationToken, string? workingFolder = null)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? "/",
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.Environment["LC_ALL"] = "C";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new CommandResult(127, $"{words[0]}: {e.Message}");
        }

        process.StandardInput.Close();
        return await EndAsync(process, words[0], limit, cancellationToken);
    }

    private static async Task<CommandResult> EndAsync(
        Process process, string name, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new CommandResult(process.ExitCode, Tail($"{await output}\n{await errors}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return new CommandResult(124, $"{name} did not end within {limit.TotalSeconds:0} s.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Tail(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= OutputCharactersMax ? trimmed : trimmed[^OutputCharactersMax..];
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 is good; 124 ran out of time; 127 could not be started.</param>
/// <param name="Output">The end of what it printed.</param>
internal readonly record struct CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}
