using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests;

/// <summary>What happened in the grains of one host, in order.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public void Write(string line) => _lines.Enqueue(line);

    public int Count(string line) => _lines.Count(l => string.Equals(l, line, StringComparison.Ordinal));

    /// <summary>Waits until <paramref name="holds"/>, at most ten seconds.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = DateTime.UtcNow.AddSeconds(10); !holds();)
        {
            Assert.True(DateTime.UtcNow < end, "It did not come about within ten seconds.");
            await Task.Delay(5);
        }
    }
}
