using System.Diagnostics;
using System.Globalization;
using TradingPlatform.Simulation;

namespace TradingPlatform.Cli.Simulating;

/// <summary>One line on standard error that tells how many worlds have ended and how long the rest will take; nothing
/// when it is piped.</summary>
internal sealed class SimulationProgress(Session session, int seeds) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _shownAt;
    private int _ended;
    private int _failed;

    /// <summary>A world ended.</summary>
    public void Ended(SimulationResult result)
    {
        _ended++;
        _failed += result.IsWell ? 0 : 1;
        if (Console.IsErrorRedirected || Stopwatch.GetElapsedTime(_shownAt) < Pace)
        {
            return;
        }

        _shownAt = Stopwatch.GetTimestamp();
        var left = seeds - _ended;
        var rate = _ended / Stopwatch.GetElapsedTime(_began).TotalSeconds;
        session.Error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r{_ended:N0} of {seeds:N0} worlds, {_failed} failed, {rate:0} worlds/s, {left / rate:0} s left   "));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_shownAt != 0)
        {
            session.Error.WriteLine();
        }
    }
}
