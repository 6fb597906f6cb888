using System.Diagnostics;
using System.Globalization;
using TradingPlatform.EventStore.Postgres;
using Xunit.Abstractions;

namespace TradingPlatform.EventStore.Tests.Postgres;

[Collection(UsesDatabase.Name)]
public sealed class KilledProcessTests(Database database, ITestOutputHelper output)
{
    [Fact]
    public async Task What_was_acknowledged_to_a_process_that_was_killed_is_there_once()
    {
        var connectionString = await database.CreateAsync();
        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var round = 0; round < 3; round++)
        {
            await RunAndKillAsync(connectionString, TimeSpan.FromMilliseconds(400 + (round * 150)), acknowledged);
        }

        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        output.WriteLine($"{acknowledged.Values.Sum()} acknowledged");
        Assert.Equal(AppendingProcess.Writers, acknowledged.Count);
        foreach (var (stream, version) in acknowledged)
        {
            var texts = (await log.ReadAsync(stream, 0, default).ToListAsync())
                .ConvertAll(stored => ((Note.Written)stored.Body).Text);
            Assert.InRange(texts.Count, version, version + 3); // at most one was on its way at each death
            Assert.Equal(Enumerable.Range(1, texts.Count).Select(i => $"{i}"), texts);
        }
    }

    /// <summary>Lets a process append, kills it without warning, and notes the last version it was told of for each
    /// stream.</summary>
    private static async Task RunAndKillAsync(
        string connectionString, TimeSpan life, Dictionary<string, long> acknowledged)
    {
        using var child = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet", [typeof(Note).Assembly.Location, AppendingProcess.Word, connectionString])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        child.Start();
        var killer = Task.CompletedTask;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (killer.IsCompleted && !child.HasExited)
            {
                killer = KillAsync(child, life); // counted from the first sign of life
            }

            if (line.Split(' ') is [var stream, var version, "."])
            {
                acknowledged[stream] = long.Parse(version, CultureInfo.InvariantCulture);
            }
        }

        await killer;
    }

    private static async Task KillAsync(Process child, TimeSpan life)
    {
        await Task.Delay(life);
        child.Kill();
    }
}
