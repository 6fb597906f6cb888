using System.Diagnostics;

namespace TradingPlatform.Cli.Tests.RealProcess;

/// <summary>One real <c>tp run</c>: the program that people start, in a process of its own.</summary>
internal sealed class PlatformProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _errors = [];
    private readonly Task<string> _output;

    private PlatformProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginErrorReadLine();
        _output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Starts <c>tp run</c> with <paramref name="words"/> on <paramref name="database"/>.</summary>
    public static PlatformProcess Start(Installation installation, string database, params string[] words)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory, "..", "..", "Cli", "release", "TradingPlatform.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, "run", "--no-web", "--port", "0", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TP_ROOT"] = installation.Root;
        start.Environment["TP_POSTGRES"] = database;
        return new PlatformProcess(Process.Start(start)!);
    }

    /// <summary>What it said on standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>Its address, once it serves.</summary>
    public Task<string> AddressAsync() => _address.Task.WaitAsync(Limit);

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an operator's system does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return (await EndAsync()).ExitCode;
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (_process.ExitCode, await _output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException($"It ended before it served:\n{Errors}"));
            return;
        }

        lock (_errors)
        {
            _errors.Add(line);
        }

        const string Mark = "The platform is at ";
        if (line.StartsWith(Mark, StringComparison.Ordinal))
        {
            _address.TrySetResult(line[Mark.Length..].Split(' ')[0]);
        }
    }
}
