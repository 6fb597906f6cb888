using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace TradingPlatform.Cli.Processes;

/// <summary>A program to run.</summary>
/// <param name="Program">Found on the PATH, or a full path.</param>
/// <param name="Arguments">Its words.</param>
/// <param name="Folder">Where it runs.</param>
/// <param name="Limit">How long it may take.</param>
/// <param name="Environment">Set on top of ours; a null value removes.</param>
internal sealed record ChildRequest(
    string Program,
    ImmutableArray<string> Arguments,
    string Folder,
    TimeSpan Limit,
    ImmutableDictionary<string, string?> Environment);

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 is good; meaningless when it timed out.</param>
/// <param name="TimedOut">True when it was killed at its limit.</param>
/// <param name="Tail">The last lines it printed, oldest first.</param>
internal sealed record ChildResult(int ExitCode, bool TimedOut, ImmutableArray<string> Tail)
{
    private const int LastWordsMax = 20;

    public bool Succeeded => ExitCode == 0 && !TimedOut;

    /// <summary>The very last lines, for where there is no room for more.</summary>
    public string LastWords => string.Join('\n', Tail.TakeLast(LastWordsMax));

    public string TailText => string.Join('\n', Tail);
}

/// <summary>Runs programs to their end: without input, within a time limit, and never leaving them behind.</summary>
internal static class Child
{
    private const int TailLinesMax = 100;
    private const int CannotStart = 127; // as a shell answers

    // A build leaves compiler servers behind that keep our pipe open: what the program itself said is here long before.
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(2);

    /// <summary>Runs <paramref name="request"/>; each line it prints goes to <paramref name="onLine"/>.</summary>
    public static async Task<ChildResult> RunAsync(
        ChildRequest request, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(request, redirect: true) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new ChildResult(CannotStart, TimedOut: false, [$"{request.Program}: {e.Message}"]);
        }

        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Limit);
        var tail = new LineTail(TailLinesMax, onLine);
        var reading = Task.WhenAll(tail.ReadAsync(process.StandardOutput), tail.ReadAsync(process.StandardError));
        var timedOut = false;
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            timedOut = true;
        }

        await Task.WhenAny(reading, Task.Delay(LastWordsLimit, CancellationToken.None));
        return new ChildResult(process.ExitCode, timedOut, tail.Lines);
    }

    /// <summary>Runs <paramref name="request"/> with our own screen as its screen, and answers its exit code.</summary>
    /// <exception cref="CommandFailedException">It did not end within its limit, or could not be started.</exception>
    public static async Task<int> ShowAsync(ChildRequest request, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(request, redirect: false) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new CommandFailedException($"{request.Program} could not be started: {e.Message}", e);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new CommandFailedException(
                $"{request.Program} {request.Arguments[0]} did not end within {request.Limit.TotalMinutes} minutes.");
        }
    }

    private static ProcessStartInfo StartOf(ChildRequest request, bool redirect)
    {
        var start = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.Folder,
            UseShellExecute = false,
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
