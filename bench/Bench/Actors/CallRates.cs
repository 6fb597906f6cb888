using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>Callers of grains, each in a loop that awaits every answer.</summary>
public static class CallRates
{
    /// <summary>Calls a method that returns a task at once.</summary>
    public static async Task<int> CallAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        var last = 0;
        for (var i = 0; i < calls; i++)
        {
            last = await grain.Add(1);
        }

        return last;
    }

    /// <summary>Calls a method that returns a value task at once.</summary>
    public static async Task<int> CallValueAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        var last = 0;
        for (var i = 0; i < calls; i++)
        {
            last = await grain.AddValue(1);
        }

        return last;
    }

    /// <summary>Calls a method that really yields.</summary>
    public static async Task CallLaterAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        for (var i = 0; i < calls; i++)
        {
            await grain.AddLater(1);
        }
    }

    /// <summary>Many callers at once, each with <paramref name="calls"/> to the grain of its name.</summary>
    public static Task ManyAsync(IClusterClient client, int callers, int calls, Func<int, string> name) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(i => Task.Run(() => CallAsync(client, name(i), calls))));
}
