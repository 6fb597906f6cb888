using System.Runtime.CompilerServices;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Rest;
using TradingPlatform.Exchanges.Pacing;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>Reads one live market: catches up, as often as it takes, and then says what is new a few times a
/// second.</summary>
internal sealed class LiveReader(
    LiveMarket market, BinanceOptions options, BinanceRest rest, VenueClock clock, TimeProvider time, Backoff backoff)
{
    public async IAsyncEnumerable<MarketInput> ReadAsync(
        long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = afterSourcePosition;
        await foreach (var input in CaughtUpAsync(afterSourcePosition, cancellationToken))
        {
            last = input.SourcePosition;
            yield return input;
        }

        while (true)
        {
            await Task.Delay(options.CoalesceEvery, time, cancellationToken);
            if (clock.EventAt is { } eventAt
                && market.Take(eventAt, time.GetUtcNow()) is { } input
                && input.SourcePosition > last)
            {
                last = input.SourcePosition;
                yield return input;
            }
        }
    }

    private async IAsyncEnumerable<MarketInput> CaughtUpAsync(
        long afterSourcePosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = afterSourcePosition;
        for (var attempt = 0; ; attempt++)
        {
            var inputs = new CatchUp(market, options, rest, clock).RunAsync(position, cancellationToken);
            await using var reader = inputs.GetAsyncEnumerator(cancellationToken);
            var step = await StepAsync(reader);
            while (step == Step.Input)
            {
                position = reader.Current.SourcePosition;
                yield return reader.Current;
                step = await StepAsync(reader);
            }

            if (step == Step.End)
            {
                yield break;
            }

            await Task.Delay(backoff.Wait(attempt), time, cancellationToken);
        }
    }

    private async Task<Step> StepAsync(IAsyncEnumerator<MarketInput> reader)
    {
        try
        {
            var step = await reader.MoveNextAsync() ? Step.Input : Step.End;
            market.Problem = string.Empty;
            return step;
        }
        catch (Exception error) when (error is VenueRefusedException or DataFormatException)
        {
            market.Problem = error.Message;
            return Step.Failed;
        }
    }

    private enum Step
    {
        Input,
        End,
        Failed,
    }
}
