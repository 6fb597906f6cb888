using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TradingPlatform.Bench.Actors;

/// <summary>What a call costs without a grain host: the limits that grain calls stand beside.</summary>
public static class GrainLimits
{
    private interface IAdder
    {
        Task<int> Add(int amount);
    }

    /// <summary>A call through an interface that is not inlined, its result awaited.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task DirectCallsAsync(int calls)
    {
        IAdder adder = new Adder();
        for (var i = 0; i < calls; i++)
        {
            await adder.Add(1);
        }
    }

    /// <summary>A question into a bounded channel and its answer out of another, with a task on the other side: the
    /// simplest actor.</summary>
    public static async Task ChannelRoundTripsAsync(int calls)
    {
        var options = new BoundedChannelOptions(1_024) { SingleReader = true, SingleWriter = true };
        var questions = Channel.CreateBounded<int>(options);
        var answers = Channel.CreateBounded<int>(options);
        var actor = Task.Run(async () =>
        {
            var total = 0;
            await foreach (var amount in questions.Reader.ReadAllAsync())
            {
                await answers.Writer.WriteAsync(total += amount);
            }
        });
        for (var i = 0; i < calls; i++)
        {
            await questions.Writer.WriteAsync(1);
            await answers.Reader.ReadAsync();
        }

        questions.Writer.Complete();
        await actor;
    }

    private sealed class Adder : IAdder
    {
        private int _total;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task<int> Add(int amount) => Task.FromResult(_total = (_total + amount) & 7);
    }
}
