using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Tests;

/// <summary>A replay of given steps, as fast as consumers can take them; of each market no more than
/// <paramref name="stepsMax"/>.</summary>
internal sealed class ScriptedFeed(
    ImmutableDictionary<string, ImmutableArray<MarketInput>> script, int stepsMax = int.MaxValue) : IMarketFeed
{
    public FeedMode Mode => FeedMode.Replay;

    public ImmutableArray<Instrument> Instruments { get; } =
    [
        .. script.Keys.Order(StringComparer.Ordinal)
            .Select(symbol => new Instrument(symbol, "BTC", "USDT", 0.01m, 0.0001m, 0.0001m, 0, 5m)),
    ];

    public decimal Speed => 0;

    public async IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var input in script[symbol].Take(stepsMax).Where(input => input.SourcePosition > afterSourcePosition))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return input;
        }

        await Task.CompletedTask;
    }

    public FeedStatus Status(string symbol) => new(FeedState.Running, "", 0, 0, 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
