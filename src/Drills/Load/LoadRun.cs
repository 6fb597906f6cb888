using TradingPlatform.Drills.Journals;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Drills.Load;

/// <summary>What a process is busy with during a drill: traders and markets that give one command after the
/// other.</summary>
/// <param name="Round">Which life of its process; ids are never used twice.</param>
/// <param name="Process">Which of several processes.</param>
/// <param name="Traders">How many trade on accounts, at most 100.</param>
/// <param name="Markets">How many markets take steps, at most 100; the first one is everybody's.</param>
public sealed record LoadRun(int Round, int Process, int Traders, int Markets)
{
    /// <summary>Most commands of one writer.</summary>
    private const int NumbersMax = 999_999;

    /// <summary>A market takes its steps one after the other, with a breath between them.</summary>
    private static readonly TimeSpan StepPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Gives commands until <paramref name="stop"/>, and lets those under way come to their end.</summary>
    public async Task RunAsync(IEventLog log, IJournal journal, TimeProvider clock, CancellationToken stop)
    {
        var writers = Enumerable.Range(0, Traders).Select(writer => (Writer: writer, IsStep: false))
            .Concat(Enumerable.Range(0, Markets).Select(writer => (Writer: writer, IsStep: true)));
        await Task.WhenAll(writers.Select(one => WriteAsync(
            new Carrier(log, journal, clock),
            number => new DrillCommand(Round, Process, one.Writer, number, one.IsStep),
            one.IsStep ? StepPause : TimeSpan.Zero, clock, stop)));
    }

    private static async Task WriteAsync(
        Carrier carrier, Func<int, DrillCommand> command, TimeSpan pause, TimeProvider clock, CancellationToken stop)
    {
        for (var number = 1; number <= NumbersMax && !stop.IsCancellationRequested; number++)
        {
            await carrier.CarryOutAsync(command(number), triedBefore: 0, CancellationToken.None);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, CancellationToken.None);
            }
        }
    }
}
