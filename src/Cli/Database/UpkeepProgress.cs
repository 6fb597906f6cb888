using System.Diagnostics;
using System.Globalization;

namespace TradingPlatform.Cli.Database;

/// <summary>Shows how far long work is, on standard error: in place on a terminal, now and then a line where the output
/// goes elsewhere, and nothing at all for what is done at once.</summary>
/// <param name="session">Where to.</param>
/// <param name="what">What is being done, <c>checking streams</c>.</param>
/// <param name="unit">What is counted, <c>events</c>.</param>
/// <param name="total">How many there are; 0 when nobody knows.</param>
internal sealed class UpkeepProgress(Session session, string what, string unit, long total)
{
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(500);
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _shown = Stopwatch.GetTimestamp();
    private bool _isLineOpen;

    /// <summary>Tells how many are done.</summary>
    public void Report(long done)
    {
        if (Stopwatch.GetElapsedTime(_shown) < (Console.IsErrorRedirected ? PlainPause : TerminalPause))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        var line = Line(done, Stopwatch.GetElapsedTime(_began));
        if (Console.IsErrorRedirected)
        {
            session.Say(line);
            return;
        }

        session.Error.Write($"\r{line,-78}");
        _isLineOpen = true;
    }

    /// <summary>Leaves the line free for what comes next.</summary>
    public void End()
    {
        if (_isLineOpen)
        {
            session.Error.Write($"\r{"",-78}\r");
            _isLineOpen = false;
        }
    }

    /// <summary>The line: share, count, rate and what is left.</summary>
    internal string Line(long done, TimeSpan elapsed)
    {
        var rate = elapsed.TotalSeconds > 0 ? (long)(done / elapsed.TotalSeconds) : 0;
        var hope = total > done && rate > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {(total - done) / rate:N0} s left")
            : "";
        var share = total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{(decimal)done / total,7:P1} ")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {share}{done:N0} {unit}, {rate:N0}/s{hope}");
    }
}
