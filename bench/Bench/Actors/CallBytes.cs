using System.Runtime.CompilerServices;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>What a call that is answered at once allocates, in the whole process: the few that are queued in between,
/// so that others get their turn, are counted too.</summary>
public static class CallBytes
{
    private const int Calls = 100_000;

    private interface IReader
    {
        Task<Reading> Read(int level);
    }

    /// <summary>Bytes for each call of a grain's method that returns a value task of a small struct.</summary>
    public static double OfGrainCall(ICounterGrain grain) => Each(level =>
    {
        var reading = grain.Read(level);
        return (reading.IsCompletedSuccessfully ? reading.Result : reading.AsTask().Result).Level;
    });

    /// <summary>Bytes for each direct call of a method that returns a task of the same struct.</summary>
    public static double OfDirectTask()
    {
        IReader reader = new Reader();
        return Each(level => reader.Read(level).Result.Level);
    }

    private static double Each(Func<int, int> call)
    {
        Many(call);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Many(call);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls;
    }

    private static void Many(Func<int, int> call)
    {
        for (var i = 0; i < Calls; i++)
        {
            if (call(i) != i)
            {
                throw new InvalidOperationException("The call gave another answer.");
            }
        }
    }

    private sealed class Reader : IReader
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task<Reading> Read(int level) => Task.FromResult(new Reading(1, level));
    }
}
