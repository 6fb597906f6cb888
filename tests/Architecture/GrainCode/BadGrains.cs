using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace TradingPlatform.Architecture.GrainCode;

/// <summary>Grains that break one rule each; the rules are shown them, so that a blind rule is noticed. None of them
/// is ever run.</summary>
public static class BadGrains
{
    private static readonly Lock Gate = new();

    /// <summary>Everything that leaves a grain's turn.</summary>
    internal static async Task EscapeAsync(IServiceProvider services)
    {
        await Task.Run(() => Thread.Sleep(0)).ConfigureAwait(false);
        lock (Gate)
        {
            _ = services.GetRequiredService<TimeProvider>();
        }
    }

    public sealed class CountingGrain : Grain
    {
        private static readonly List<string> Seen = [];
        private static int _count;

        internal static int Next(string name)
        {
            Seen.Add(name);
            return _count++;
        }
    }

    public sealed class SharingGrain(ConcurrentDictionary<string, int> everybodys) : Grain
    {
        internal int Count => everybodys.Count;
    }

    public sealed class HoldingGrain(CountingGrain other) : Grain
    {
        internal string Other => other.GetType().Name;
    }
}
