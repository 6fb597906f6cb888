using TradingPlatform.EventStore.Tests.Migrations;

namespace TradingPlatform.EventStore.Tests;

/// <summary>The test program's own entry, so that a test can start it as a process and kill it.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [MigratingProcess.Word, var database])
        {
            await MigratingProcess.RunAsync(database);
            return 0;
        }

        await Console.Error.WriteLineAsync("Run these tests with dotnet test.");
        return 2;
    }
}
