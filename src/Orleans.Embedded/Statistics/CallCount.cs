using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>How many calls of one method one thread has brought to their end. That thread alone writes, so it needs no
/// interlocked write; the size keeps the counts of two threads out of one line of the processors' caches.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal sealed class CallCount
{
    /// <summary>One inline call in so many is measured and stands for all of them.</summary>
    public const int SampleEvery = 64;

    private long _calls;
    private long _errors;

    /// <summary>The calls, those that failed too.</summary>
    public long Calls => Volatile.Read(ref _calls);

    /// <summary>Those that failed.</summary>
    public long Errors => Volatile.Read(ref _errors);

    /// <summary>Whether the next inline call is one to measure.</summary>
    public bool IsSampleDue => (_calls & (SampleEvery - 1)) == 0;

    /// <summary>A call has ended on this thread.</summary>
    public void Add(Task execution)
    {
        _calls++;
        if (execution.IsFaulted)
        {
            _errors++;
        }
    }
}
