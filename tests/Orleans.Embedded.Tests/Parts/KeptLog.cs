using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.Embedded.Tests;

/// <summary>Keeps what is logged.</summary>
public sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Failure)> _entries = new();

    public IReadOnlyCollection<(LogLevel Level, string Text, Exception? Failure)> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _entries.Enqueue((logLevel, formatter(state, exception), exception));
        }
    }
}
