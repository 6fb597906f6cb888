using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Silo.Feeding;

/// <summary>Carries the feed into the symbol grains, one loop a market. When the database or a grain fails, the loop
/// waits and goes
/// on from the last durable step: the feed is asked again from there, so nothing is lost or taken twice. Of several
/// processes one does it; another goes on when its turn comes.</summary>
public sealed class FeedPump(
    IMarketFeed feed,
    PlatformTopology topology,
    IClusterClient grains,
    PlatformStart start,
    PumpProgress progress,
    IFeedTurn turn,
    TimeProvider clock,
    ILogger<FeedPump> logger) : BackgroundService
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using var lease = await turn.TakeAsync(stoppingToken);
            using var mine = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lease.Lost);
            progress.IsFeeding = true;
            await FeedAsync(mine.Token);
            // A feed that has ended keeps the turn, so that nobody plays its end again.
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, mine.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            progress.IsFeeding = false;
        }
    }

    private async Task FeedAsync(CancellationToken mine)
    {
        await RetryAsync("start", start.EnsureAsync, mine);
        progress.Begin(clock.GetTimestamp());
        await Task.WhenAll(topology.Instruments.Select(instrument =>
            RetryAsync(instrument.Symbol, () => PumpAsync(instrument, mine), mine)));
        if (!mine.IsCancellationRequested)
        {
            progress.Finish(clock.GetTimestamp());
        }
    }

    private async Task PumpAsync(Instrument instrument, CancellationToken stoppingToken)
    {
        var symbol = grains.GetGrain<ISymbolGrain>(instrument.Symbol);
        var conductor = feed.Mode == FeedMode.Live ? null : new Conductor(grains, topology, instrument.Symbol);
        var market = await symbol.ListAsync(instrument);
        if (conductor is not null)
        {
            await conductor.CatchUpAsync(market);
        }

        progress.Recovered(instrument.Symbol);
        var (follows, last) = (market.SourcePosition, default(StepId));
        await foreach (var input in feed.ReadAsync(instrument.Symbol, follows, stoppingToken))
        {
            var receipt = await symbol.IngestAsync(input with { Follows = follows });
            if (receipt.Refusal is { Code: SymbolRefusal.BehindCode })
            {
                throw new StepMissingException(instrument.Symbol, receipt.Sequence + 1);
            }

            if (receipt.Refusal is null)
            {
                (follows, last) = (input.SourcePosition, new StepId(receipt.Sequence, input.SourcePosition, input.At));
            }

            if (receipt.Refusal is { } refusal)
            {
                logger.LogWarning("{Symbol}: the feed's input was refused: {Code}: {Detail}", input.Symbol,
                    refusal.Code, refusal.Detail);
                progress.Refused(input.Symbol, refusal);
            }

            if (conductor is not null)
            {
                await conductor.AdvanceAsync(receipt.Sequence);
            }

            progress.Stepped(input.Symbol);
        }

        await symbol.FlushAsync(last);
    }

    private async Task RetryAsync(string what, Func<Task> work, CancellationToken stoppingToken)
    {
        var pause = PauseMin;
        while (!stoppingToken.IsCancellationRequested)
        {
            var stepsBefore = progress.Steps;
            try
            {
                await work();
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                pause = progress.Steps > stepsBefore ? PauseMin : pause; // it went on meanwhile: a new trouble
                progress.Stumbled(what, e);
                logger.LogWarning("{What}: waiting {Pause} s after: {Error}", what, pause.TotalSeconds, e.Message);
                logger.LogDebug(e, "{What} stumbled", what);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 > PauseMax ? PauseMax : pause * 2;
        }
    }
}
