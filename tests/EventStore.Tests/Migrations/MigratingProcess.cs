using System.Diagnostics;
using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.EventStore.Tests.Migrations;

/// <summary>The test program as a process of its own that migrates a database and says how many files it ran.</summary>
internal static class MigratingProcess
{
    public const string Word = "migrate";

    /// <summary>What the child does.</summary>
    public static async Task RunAsync(string connectionString)
    {
        await Console.In.ReadLineAsync(); // so that all of them begin at once
        var ran = await Migrator.MigrateAsync(connectionString, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{ran.Count}");
    }

    /// <summary>Starts <paramref name="count"/> of them at once and gives what each ran.</summary>
    public static async Task<IReadOnlyList<int>> RaceAsync(string connectionString, int count)
    {
        var children = Enumerable.Range(0, count).Select(_ => Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Note).Assembly.Location, Word, connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!).ToList();
        await Task.WhenAll(children.Select(child => child.StandardInput.WriteLineAsync("go")));
        var said = await Task.WhenAll(children.Select(child => child.StandardOutput.ReadToEndAsync()));
        children.ForEach(child => child.Dispose());
        return [.. said.Select(int.Parse)];
    }
}
