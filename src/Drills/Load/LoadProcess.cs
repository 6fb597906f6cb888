using System.Diagnostics;
using System.Globalization;
using TradingPlatform.Drills.Journals;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.Drills.Load;

/// <summary>A load in a process of its own, which can be killed at any moment.</summary>
public sealed class LoadProcess : IDisposable
{
    private const string DatabaseVariable = "TP_DRILL_DATABASE"; // in the environment, for it holds a password
    private readonly Process _process;
    private readonly TaskCompletionSource _atWork = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoadProcess(Process process, IJournal journal)
    {
        _process = process;
        Ended = ReadAsync(journal);
    }

    /// <summary>Ends when it has died and all that it wrote was read.</summary>
    public Task Ended { get; }

    /// <summary>Starts it. Its journal is put into <paramref name="journal"/> as it comes.</summary>
    public static LoadProcess Start(LoadRun load, string connectionString, IJournal journal)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(LoadProcess).Assembly.Location, .. new[] { load.Round, load.Process, load.Traders, load.Markets }
                .Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[DatabaseVariable] = connectionString;
        var process = new Process { StartInfo = start };
        process.Start();
        return new LoadProcess(process, journal);
    }

    /// <summary>Ends when it has stored its first command, or has died.</summary>
    public Task AtWorkAsync() => Task.WhenAny(_atWork.Task, Ended);

    /// <summary>Kills it without warning, as <c>kill -9</c> does.</summary>
    /// <exception cref="InvalidOperationException">It had died by itself.</exception>
    public async Task KillAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The load ended by itself, with exit code {_process.ExitCode}.");
        }

        _process.Kill();
        await Ended;
    }

    /// <summary>Kills it if it lives.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>What the child itself does: for ever.</summary>
    /// <param name="numbers">Round, process, traders, markets.</param>
    internal static async Task<int> RunAsync(int[] numbers)
    {
        var connectionString = Environment.GetEnvironmentVariable(DatabaseVariable)
            ?? throw new InvalidOperationException($"{DatabaseVariable} names no database.");
        await using var log = new PostgresEventLog(connectionString, EventCatalog.Domain, TimeProvider.System);
        await using var lines = new StreamWriter(Console.OpenStandardOutput());
        await new LoadRun(numbers[0], numbers[1], numbers[2], numbers[3])
            .RunAsync(log, new LineJournal(lines), TimeProvider.System, CancellationToken.None);
        return 0;
    }

    private async Task ReadAsync(IJournal journal)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            LineJournal.Read(line, journal);
            if (line.Contains(nameof(Answer.Stored), StringComparison.Ordinal))
            {
                _atWork.TrySetResult();
            }
        }

        await _process.WaitForExitAsync();
    }
}
