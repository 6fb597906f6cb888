using System.Collections.Concurrent;
using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace TradingPlatform.Conformance.Outages;

/// <summary>Callers that have entries kept, one after the other, and ask again with the same entry for as long as they
/// get no answer.</summary>
/// <param name="client">The way in as of now: a host that was started anew has another.</param>
public sealed class PersistentCallers(Func<IClusterClient> client)
{
    private const int Callers = 8;
    private const int Keys = 20;

    /// <summary>Longer than any outage of a test: a call that is answered neither way by then never will be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<(int Key, string Entry, int Place)> _kept = new();
    private int _again;

    /// <summary>How many entries were acknowledged.</summary>
    public int Acknowledged => _kept.Count;

    /// <summary>How often a caller had to ask again.</summary>
    public int AskedAgain => Volatile.Read(ref _again);

    /// <summary>Calls until told to stop, and then until the last entry is acknowledged.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller, stop), stop)));

    /// <summary>Whether every key has acknowledged something after the first <paramref name="earlier"/>
    /// entries.</summary>
    public bool EveryKeyAnsweredSince(int earlier) =>
        _kept.Skip(earlier).Select(kept => kept.Key).Distinct().Count() == Keys;

    /// <summary>Every acknowledged entry is where its caller was told, and none is there twice.</summary>
    public void AssertNothingLost()
    {
        var ledger = Enumerable.Range(0, Keys).Select(key => Ledger.Of(NameOf(key))).ToArray();
        Assert.All(_kept, kept => Assert.Equal(kept.Entry, ledger[kept.Key][kept.Place]));
        Assert.All(ledger, entries => Assert.Equal(entries.Count, entries.Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(ledger.Sum(entries => entries.Count), Acknowledged);
    }

    private string NameOf(int key) => string.Create(CultureInfo.InvariantCulture, $"kept-{_run}-{key}");

    private async Task CallAsync(int caller, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var key = (caller + number) % Keys;
            var entry = string.Create(CultureInfo.InvariantCulture, $"{caller}-{number}");
            var end = DateTime.UtcNow + Patience;
            int? place;
            while ((place = await TryKeepAsync(NameOf(key), entry)) is null)
            {
                Assert.True(DateTime.UtcNow < end, $"{entry} was not acknowledged within {Patience}.");
                Interlocked.Increment(ref _again);
                await Task.Delay(20, CancellationToken.None);
            }

            _kept.Enqueue((key, entry, place.Value));
        }
    }

    /// <summary>Null stands for "nobody knows": refused, timed out, or kept by another activation.</summary>
    private async Task<int?> TryKeepAsync(string name, string entry)
    {
        try
        {
            return await client().GetGrain<IKept>(name).Keep(entry);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            return null;
        }
    }
}
