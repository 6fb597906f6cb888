using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TradingPlatform.Cli.Logging;

/// <summary>Where the platform's log goes: all of it as JSON lines into a file, warnings as one line each onto the
/// screen.</summary>
internal sealed class PlatformLogs(LogFile file, Session session) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Line(categoryName, file, session);

    /// <summary>The file belongs to whoever opened it.</summary>
    public void Dispose()
    {
    }

    private sealed class Line(string category, LogFile file, Session session) : ILogger
    {
        // The framework warns about much that a trader cannot act on.
        private readonly LogLevel _screenMin =
            category.StartsWith("Microsoft.", StringComparison.Ordinal) ? LogLevel.Error : LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var message = formatter(state, exception);
            file.Add(JsonSerializer.Serialize(
                new
                {
                    at = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                    level = logLevel.ToString(),
                    category,
                    @event = eventId.Name,
                    message,
                    exception = exception?.ToString(),
                },
                JsonLines.Options));
            if (logLevel >= _screenMin)
            {
                var cause = exception is null ? "" : $" ({exception.Message.Split('\n')[0]})";
                session.Say($"{logLevel.ToString().ToLowerInvariant()}: {message}{cause}");
            }
        }
    }
}
