using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;
using TradingPlatform.Exchanges.Binance.Rest;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>Brings a reader from where it stopped to now: the rest of the minute it stopped in as trades, whole minutes
/// as bars,
/// and the trades of the minute that is open. Positions are milliseconds of market time, as everywhere in the live
/// feed.</summary>
internal sealed class CatchUp(LiveMarket market, BinanceOptions options, BinanceRest rest, VenueClock clock)
{
    private const int PagesMax = 20;
    private const int MinuteMs = 60_000;

    // The venue may still be adding up a minute that has just ended.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<MarketInput> RunAsync(
        long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        market.PrepareReading();
        var closedUntil = Timeframe.M1.FloorOf(clock.Now - s_settled);
        var oldest = closedUntil.AddMinutes(-options.HistoryBars);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(
            Math.Max(afterSourcePosition, oldest.ToUnixTimeMilliseconds()));
        var bars = Ceiling(from);
        if (from < bars && bars <= closedUntil)
        {
            var trades = await TradesAsync(from, bars, cancellationToken);
            yield return Input(bars, trades);
        }

        if (bars < closedUntil)
        {
            foreach (var minute in await rest.MinutesAsync(market.Ticker, bars, BinanceRest.PageMax, cancellationToken))
            {
                if (minute.CloseAt < closedUntil)
                {
                    yield return Minute(minute);
                }
            }
        }

        await BeginAsync(from > closedUntil ? from : closedUntil, cancellationToken);
    }

    private async Task BeginAsync(DateTimeOffset saidUntil, CancellationToken cancellationToken)
    {
        var epoch = market.Epoch;
        var first = await rest.TradesSinceAsync(market.Ticker, saidUntil, cancellationToken);
        var newest = first.IsEmpty ? await rest.NewestTradeAsync(market.Ticker, cancellationToken) : [];
        market.Take(first, isLast: false, epoch);
        market.BeginReading(saidUntil, NextId(first, newest, saidUntil));
    }

    private static long NextId(
        ImmutableArray<AggregateTrade> first, ImmutableArray<AggregateTrade> newest, DateTimeOffset saidUntil)
    {
        if (!first.IsEmpty)
        {
            return first[0].Id;
        }

        if (newest.IsEmpty)
        {
            return 0;
        }

        return newest[0].Trade.At >= saidUntil ? newest[0].Id : newest[0].Id + 1;
    }

    private async Task<ImmutableArray<Trade>> TradesAsync(
        DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var sequence = new TradeSequence();
        var page = await rest.TradesSinceAsync(market.Ticker, from, cancellationToken);
        for (var count = 1; Add(page, until, sequence) && count < PagesMax; count++)
        {
            page = await rest.TradesFromAsync(market.Ticker, page[^1].Id + 1, cancellationToken);
        }

        return sequence.Take(until, from);
    }

    /// <summary>True when there may be more before <paramref name="until"/>.</summary>
    private static bool Add(ImmutableArray<AggregateTrade> page, DateTimeOffset until, TradeSequence sequence)
    {
        foreach (var trade in page)
        {
            sequence.Add(trade);
        }

        return page.Length == BinanceRest.PageMax && page[^1].Trade.At < until;
    }

    private MarketInput Minute(VenueKline minute) => Input(
        minute.Bar.OpenAt.AddMilliseconds(MinuteMs),
        minute.Trades == 0 ? [] : IntrabarPath.Of(minute.Bar, MinuteMs, market.Instrument.StepSize));

    private MarketInput Input(DateTimeOffset at, ImmutableArray<Trade> trades) =>
        new(market.Instrument.Symbol, at.ToUnixTimeMilliseconds(), at, trades, null);

    private static DateTimeOffset Ceiling(DateTimeOffset instant)
    {
        var floor = Timeframe.M1.FloorOf(instant);
        return floor == instant ? floor : floor.AddMinutes(1);
    }
}
