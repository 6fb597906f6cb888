using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>What one thread runs inline, for others to look at: a method that was quick until it blocks its thread can
/// be seen from outside alone. Costs its thread two writes a call.</summary>
internal sealed class InlineWatch
{
    private const int DepthMax = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<InlineWatch>> All = [];

    [ThreadStatic]
    private static InlineWatch? own;

    private readonly GrainMethod?[] _methods = new GrainMethod?[DepthMax];
    private int _depth;
    private long _begun;
    private long _seen = -1;
    private long _seenAt;

    private InlineWatch()
    {
    }

    /// <summary>This thread's.</summary>
    public static InlineWatch Own => own ?? New();

    /// <summary>Looks at every thread. A method that keeps its thread for too long is queued from now on, so that it
    /// holds up no further caller; those it has already cannot be helped before it returns.</summary>
    public static void Look(ILogger log)
    {
        InlineWatch[] watches;
        lock (Gate)
        {
            All.RemoveAll(known => !known.TryGetTarget(out _));
            watches = [.. All.Select(known => known.TryGetTarget(out var watch) ? watch : null).OfType<InlineWatch>()];
        }

        foreach (var watch in watches)
        {
            watch.LookAt(log);
        }
    }

    /// <summary>This thread begins to run a method inline.</summary>
    public void Begin(GrainMethod method)
    {
        _begun++;
        _methods[_depth & (DepthMax - 1)] = method;
        Volatile.Write(ref _depth, _depth + 1);
    }

    /// <summary>It has come back.</summary>
    public void End() => Volatile.Write(ref _depth, _depth - 1);

    private static InlineWatch New()
    {
        own = new InlineWatch();
        lock (Gate)
        {
            All.Add(new WeakReference<InlineWatch>(own));
        }

        return own;
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
