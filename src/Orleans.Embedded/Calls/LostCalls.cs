using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>Tells the log of one-way calls that failed: nobody else learns of them. A flood is told in one line a
/// second, so that an overloaded grain does not overload the log too.</summary>
internal sealed class LostCalls(TimeProvider clock, ILogger log)
{
    private const int LinesPerSecondMax = 20;

    private readonly Lock _gate = new();
    private long _second;
    private int _lines;
    private long _untold;

    /// <summary>One more was lost.</summary>
    public void Note(Exception failure, string method, string target)
    {
        long untold;
        lock (_gate)
        {
            var second = clock.GetTimestamp() / clock.TimestampFrequency;
            if (second != _second)
            {
                (_second, _lines) = (second, 0);
            }

            if (++_lines > LinesPerSecondMax)
            {
                _untold++;
                return;
            }

            (untold, _untold) = (_untold, 0);
        }

        log.LogWarning(
            failure,
            "The one-way call {Method} to {Grain} failed; {Untold} others failed since the last such line.",
            method,
            target,
            untold);
    }
}
