using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>What one thread runs inline, and its seat among the counts of calls. It bounds how deep calls nest and how
/// many follow each other before one is queued, so that a grain which calls without end lets others have their turn;
/// and others can look at it: a method that was quick until it blocks its thread can be seen from outside
/// alone.</summary>
internal sealed class CallerThread
{
    private const int DepthMax = 64;
    private const int StreakMax = 1_024;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly Lock Gate = new();

    /// <summary>By seat. A dead thread's seat goes to a new one, so there are no more than threads lived at
    /// once.</summary>
    private static readonly List<WeakReference<CallerThread>> All = [];

    [ThreadStatic]
    private static CallerThread? own;

    private readonly GrainMethod?[] _methods = new GrainMethod?[DepthMax];
    private int _depth;
    private int _streak;
    private long _begun;
    private long _seen = -1;
    private long _seenAt;

    private CallerThread()
    {
    }

    /// <summary>The current one.</summary>
    public static CallerThread Own => own ?? New();

    /// <summary>Its place in lists by thread: no other living thread has it.</summary>
    public int Seat { get; private set; }

    /// <summary>Looks at every thread. A method that keeps its thread for too long is queued from now on, so that it
    /// holds up no further caller; those it has already cannot be helped before it returns.</summary>
    public static void Look(ILogger log)
    {
        CallerThread[] threads;
        lock (Gate)
        {
            threads = [.. All.Select(known => known.TryGetTarget(out var one) ? one : null).OfType<CallerThread>()];
        }

        foreach (var thread in threads)
        {
            thread.LookAt(log);
        }
    }

    /// <summary>Whether another call may run inline here.</summary>
    public bool HasRoom(int depthMax)
    {
        if (_depth >= depthMax)
        {
            return false;
        }

        if (++_streak <= StreakMax)
        {
            return true;
        }

        _streak = 0;
        return false;
    }

    /// <summary>It begins to run something inline: a method, or the host's own code.</summary>
    public void Begin(GrainMethod? method)
    {
        _begun++;
        _methods[_depth & (DepthMax - 1)] = method;
        Volatile.Write(ref _depth, _depth + 1);
    }

    /// <summary>That has come back.</summary>
    public void End() => Volatile.Write(ref _depth, _depth - 1);

    private static CallerThread New()
    {
        var made = new CallerThread();
        lock (Gate)
        {
            var seat = All.FindIndex(known => !known.TryGetTarget(out _));
            made.Seat = seat < 0 ? All.Count : seat;
            if (seat < 0)
            {
                All.Add(new(made));
            }
            else
            {
                All[seat] = new(made);
            }
        }

        return own = made;
    }

    private void LookAt(ILogger log)
    {
        var depth = Volatile.Read(ref _depth);
        var begun = Volatile.Read(ref _begun);
        if (depth == 0 || begun != _seen)
        {
            (_seen, _seenAt) = (begun, Stopwatch.GetTimestamp());
            return;
        }

        var since = Stopwatch.GetElapsedTime(_seenAt);
        if (since >= Patience && _methods[(depth - 1) & (DepthMax - 1)] is { RunsInline: true } method)
        {
            method.Blocked();
            log.LogWarning(
                "{Method} has kept its caller's thread for {Elapsed} and more: grains do not block. From now on its "
                + "calls are queued, until it is quick again.",
                method.Title,
                since);
        }
    }
}
