using System.Collections.Immutable;

namespace TradingPlatform.Cli.Processes;

/// <summary>Passes a program's lines on and remembers the last few.</summary>
internal sealed class LineTail(int linesMax, Action<string> onLine)
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>The remembered lines, oldest first.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Enqueue(line);
                if (_lines.Count > linesMax)
                {
                    _lines.Dequeue();
                }

                onLine(line);
            }
        }
    }
}
