using System.Diagnostics;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Cli.Running;

/// <summary>Shows how far a replay is: in place on a terminal, as plain lines where the output goes
/// elsewhere.</summary>
internal sealed class ProgressScreen(Session session, IMarketFeed feed, PumpProgress progress)
{
    private static readonly TimeSpan TerminalPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(5);

    /// <summary>Shows until everything is played or <paramref name="stop"/> is cancelled.</summary>
    public async Task ShowAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var pause = Console.IsErrorRedirected ? PlainPause : TerminalPause;
        var (stepsBefore, before) = (0L, TimeSpan.Zero);
        while (await Task.WhenAny(progress.Finished, Task.Delay(pause, stop)) != progress.Finished
            && !stop.IsCancellationRequested)
        {
            var (steps, now) = (progress.Steps, watch.Elapsed);
            var rate = (steps - stepsBefore) / (decimal)(now - before).TotalSeconds;
            Write(ProgressLine.Of(steps, Share(), now, rate));
            (stepsBefore, before) = (steps, now);
        }

        if (!Console.IsErrorRedirected)
        {
            session.Error.WriteLine();
        }
    }

    private decimal Share() => feed.Instruments.IsEmpty
        ? 0
        : feed.Instruments.Average(instrument => feed.Status(instrument.Symbol).Progress);

    private void Write(string line)
    {
        if (Console.IsErrorRedirected)
        {
            session.Say(line);
        }
        else
        {
            session.Error.Write($"\r{line,-78}");
        }
    }
}
