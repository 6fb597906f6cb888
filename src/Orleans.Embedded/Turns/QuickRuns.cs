using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>Whether a piece of code has earned to run on its callers' threads by being quick. Code that takes long
/// there would make its callers wait for it one after the other.</summary>
internal sealed class QuickRuns
{
    /// <summary>So many quick runs in a row earn it.</summary>
    private const int Needed = 8;

    private int _inARow;

    /// <summary>Whether it may.</summary>
    public bool AreEnough => Volatile.Read(ref _inARow) >= Needed;

    /// <summary>None counts any more.</summary>
    public void Forget() => Volatile.Write(ref _inARow, 0);

    /// <summary>Takes note of how long the synchronous part of a run took, in ticks of the stopwatch.</summary>
    public void Ran(long elapsed, TimeSpan budget)
    {
        if (elapsed > budget.TotalSeconds * Stopwatch.Frequency)
        {
            Volatile.Write(ref _inARow, 0);
        }
        else if (_inARow < Needed)
        {
            Volatile.Write(ref _inARow, _inARow + 1);
        }
    }
}
