using System.Diagnostics;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Bench.Events;

/// <summary>Writers that each keep one stream of their own and wait for every append, as grains do.</summary>
internal sealed class Writers(IEventLog log, string prefix, int count)
{
    private readonly long[] _versions = new long[count];

    /// <summary>Appends a second, all writers together, for about <paramref name="span"/>.</summary>
    public async Task<double> RateAsync(TimeSpan span)
    {
        var before = _versions.Sum();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, count).Select(async writer =>
        {
            while (Stopwatch.GetElapsedTime(started) < span)
            {
                await AppendAsync(writer);
            }
        }));
        return (_versions.Sum() - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>How long one append of the first writer takes.</summary>
    public async Task<TimeSpan> OneAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await AppendAsync(0);
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task AppendAsync(int writer)
    {
        var version = _versions[writer];
        await log.AppendAsync(
            new AppendRequest(
                FormattableString.Invariant($"{prefix}-{writer:0000}"),
                version,
                [SampleEvents.Fill(writer, version + 1)]),
            default);
        _versions[writer] = version + 1;
    }
}
