using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Postgres;

/// <summary>What the test program does when it is started as a child: it appends for ever and prints what was
/// acknowledged.</summary>
internal static class AppendingProcess
{
    public const string Word = "append-for-ever";
    public const int Writers = 40;

    public static async Task RunAsync(string connectionString)
    {
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        var printing = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var stream = $"note-{writer:00}";
            for (var version = await log.VersionAsync(stream, default); ; version++)
            {
                await log.AppendAsync(
                    new AppendRequest(stream, version, [new Note.Written($"{version + 1}")]), default);
                lock (printing)
                {
                    // The full stop tells a whole line from a torn one.
                    Console.Out.WriteLine($"{stream} {version + 1} .");
                    Console.Out.Flush();
                }
            }
        }));
    }
}
