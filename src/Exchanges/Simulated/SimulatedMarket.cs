using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;
using TradingPlatform.Exchanges.Pacing;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>Reads one generated market: whole minutes while the past is caught up with, then tick by tick.</summary>
internal sealed class SimulatedMarket(
    MarketProfile profile, Instrument instrument, SimulatedOptions options, DateTimeOffset openedAt, MarketPace pace)
{
    public const int TickMs = 250;
    private const int MinuteTicks = 240;
    private const int MinuteMs = 60_000;

    private readonly ulong _seed = unchecked((ulong)options.Seed);
    private readonly DateTimeOffset _epoch = new(options.StartAt.UtcDateTime.Date, TimeSpan.Zero);
    private volatile FeedStatus _status = new(FeedState.Starting, string.Empty, 0, 0, 0);

    public Instrument Instrument => instrument;

    public FeedStatus Status => _status;

    private long NowIndex => Math.Max(0, (openedAt - _epoch).Ticks / (TickMs * TimeSpan.TicksPerMillisecond));

    public async IAsyncEnumerable<MarketInput> ReadAsync(
        long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = afterSourcePosition > 0 ? afterSourcePosition : FirstIndex();
        var minutesUntil = NowIndex - (NowIndex % MinuteTicks);
        var path = new MarketPath(profile, instrument, _seed, index);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isMinute = index % MinuteTicks == 0 && index < minutesUntil;
            var input = isMinute ? Minute(path) : Tick(path);
            index = input.SourcePosition;
            if (input.At > openedAt)
            {
                await pace.UntilAsync(input.At, cancellationToken);
            }

            _status = _status with { State = FeedState.Running };
            yield return input;
        }
    }

    private long FirstIndex()
    {
        var first = NowIndex - (options.History.Ticks / (TickMs * TimeSpan.TicksPerMillisecond));
        return Math.Max(0, first - (first % MinuteTicks));
    }

    private MarketInput Tick(MarketPath path)
    {
        var tick = path.Next();
        Span<RawTrade> raw = stackalloc RawTrade[TickTrades.CountMax];
        var count = TickTrades.Fill(raw, profile, _seed, tick);
        var startAt = At(tick.Index - 1);
        var trades = ImmutableArray.CreateBuilder<Trade>(count);
        foreach (ref readonly var trade in raw[..count])
        {
            trades.Add(new Trade(
                startAt.AddMilliseconds(trade.OffsetMs),
                trade.Price * instrument.TickSize,
                trade.Steps * instrument.StepSize,
                trade.BuyerIsMaker));
        }

        return Input(tick, trades.MoveToImmutable());
    }

    private MarketInput Minute(MarketPath path)
    {
        Span<RawTrade> raw = stackalloc RawTrade[TickTrades.CountMax];
        var bar = default(RawBar);
        var tick = default(MarketTick);
        for (var number = 0; number < MinuteTicks; number++)
        {
            tick = path.Next();
            bar.Add(raw[..TickTrades.Fill(raw, profile, _seed, tick)]);
        }

        var openMs = At(tick.Index - MinuteTicks).ToUnixTimeMilliseconds();
        var trades = bar.Steps == 0
            ? []
            : IntrabarPath.Of(bar.ToKline(openMs, instrument), MinuteMs, instrument.StepSize);
        return Input(tick, trades);
    }

    private MarketInput Input(in MarketTick tick, ImmutableArray<Trade> trades) => new(
        instrument.Symbol, tick.Index, At(tick.Index), trades, TickBook.Of(profile, instrument, _seed, tick));

    private DateTimeOffset At(long index) => _epoch.AddMilliseconds(index * TickMs);
}
