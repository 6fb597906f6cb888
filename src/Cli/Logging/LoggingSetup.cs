using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TradingPlatform.Cli.Logging;

/// <summary>Puts the platform's logs in place of the framework's.</summary>
internal static class LoggingSetup
{
    /// <summary>Standard output is for results, so the framework's own console log goes.</summary>
    public static void AddPlatformLogs(this ILoggingBuilder logging, LogFile file, Session session)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.Services.AddSingleton<ILoggerProvider>(new PlatformLogs(file, session));
    }
}
