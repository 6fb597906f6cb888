using System.Collections.Immutable;
using System.Threading.Channels;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Tests;

/// <summary>A replay that stands still until a test plays the next bar.</summary>
internal sealed class HeldFeed : IMarketFeed
{
    public const string Symbol = "REPLAY:BTCUSDT";
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private readonly Channel<MarketInput> _bars = Channel.CreateBounded<MarketInput>(1_000);
    private int _played;

    public FeedMode Mode => FeedMode.Replay;

    public ImmutableArray<Instrument> Instruments { get; } =
        [new(Symbol, "BTC", "USDT", 0.01m, 0.00001m, 0.00001m, 9_000m, 5m)];

    public decimal Speed => 60;

    /// <summary>One bar that opens, trades and closes at <paramref name="price"/>, with plenty of volume.</summary>
    public void Play(decimal price)
    {
        var openAt = Start.AddMinutes(_played++);
        var position = openAt.ToUnixTimeMilliseconds();
        _bars.Writer.TryWrite(new MarketInput(
            Symbol,
            position,
            openAt.AddMinutes(1),
            [.. Enumerable.Range(0, 4).Select(i => new Trade(openAt.AddSeconds(i * 15), price, 100m, i % 2 == 0))],
            null));
    }

    public IAsyncEnumerable<MarketInput> ReadAsync(
        string symbol, long afterSourcePosition, CancellationToken cancellationToken) =>
        _bars.Reader.ReadAllAsync(cancellationToken);

    public FeedStatus Status(string symbol) => new(FeedState.Running, "", 0.5m, 0, 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
