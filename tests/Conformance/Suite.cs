using System.Collections.Concurrent;
using Orleans;

namespace TradingPlatform.Conformance;

/// <summary>The base of all tests: one host for the whole run, and keys that no other test uses.</summary>
[Collection(SharedCluster.Name)]
public abstract class Suite(ActorCluster cluster)
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Long enough for something that must not happen to be seen if it did.</summary>
    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    protected IClusterClient Client => cluster.Client;

    protected static string NewKey() => Guid.NewGuid().ToString("N");

    protected T Get<T>(string key)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    /// <summary>Waits until it holds, within patience.</summary>
    protected static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = DateTime.UtcNow + Patience; !holds(); await Task.Delay(10))
        {
            Assert.True(DateTime.UtcNow < end, $"It did not come about within {Patience}.");
        }
    }
}

[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<ActorCluster>
{
    public const string Name = "cluster";
}

/// <summary>What happened, by a key of the test's own. The hosts of a run share one process.</summary>
public static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Kept = new(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Of(string key) => Lines(key);

    public static void Write(string key, string line) => Lines(key).Enqueue(line);

    private static ConcurrentQueue<string> Lines(string key) => Kept.GetOrAdd(key, static _ => new());
}

/// <summary>Gates at which grains wait until the test opens them.</summary>
public static class Gates
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Kept = new(StringComparer.Ordinal);

    public static Task At(string gate) => Gate(gate).Task;

    public static void Open(string gate) => Gate(gate).TrySetResult();

    private static TaskCompletionSource Gate(string gate) =>
        Kept.GetOrAdd(gate, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
