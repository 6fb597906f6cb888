using System.Collections.Immutable;
using TradingPlatform.Exchanges.Binance.Rest;

namespace TradingPlatform.Exchanges.Binance.Live;

/// <summary>Fetches what the stream does not give: a snapshot for a book that has none, and trades that are missing.
/// One
/// request at a time, so that a storm of gaps cannot exhaust the venue's request weight.</summary>
internal sealed class LiveRepair(
    ImmutableArray<LiveMarket> markets,
    LiveConnection connection,
    BinanceRest rest,
    VenueClock clock,
    TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_snapshotPause = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, long> _askedAt = new(StringComparer.Ordinal);
    private int _clockMeasuredFor = -1;
    private volatile string _problem = string.Empty;

    /// <summary>What the last request failed of; empty when it did not.</summary>
    public string Problem => _problem;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var isWell = await LookAsync(cancellationToken);
                await Task.Delay(isWell ? s_pause : s_pauseAfterFailure, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (connection.IsOpen)
            {
                await MeasureClockAsync(cancellationToken);
                foreach (var market in markets)
                {
                    await RepairAsync(market, cancellationToken);
                }
            }

            _problem = string.Empty;
            return true;
        }
        catch (Exception error) when (error is VenueRefusedException or DataFormatException)
        {
            _problem = error.Message;
            return false;
        }
    }

    private async Task MeasureClockAsync(CancellationToken cancellationToken)
    {
        if (_clockMeasuredFor != connection.Reconnects)
        {
            var connected = connection.Reconnects;
            await clock.MeasureAsync(rest.TimeAsync, cancellationToken);
            _clockMeasuredFor = connected;
        }
    }

    private async Task RepairAsync(LiveMarket market, CancellationToken cancellationToken)
    {
        var epoch = market.Epoch;
        if (market.TradesWantedFrom is { } from)
        {
            var page = from == 0 ? [] : await rest.TradesFromAsync(market.Ticker, from, cancellationToken);
            market.Take(page, page.Length < BinanceRest.PageMax, epoch);
        }

        if (market.NeedsSnapshot && IsSnapshotDue(market))
        {
            _askedAt[market.Ticker] = time.GetTimestamp();
            market.Take(await rest.DepthAsync(market.Ticker, cancellationToken), epoch);
        }
    }

    // A snapshot is dear; one that did not join is not asked for again at once.
    private bool IsSnapshotDue(LiveMarket market) =>
        !_askedAt.TryGetValue(market.Ticker, out var asked) || time.GetElapsedTime(asked) >= s_snapshotPause;
}
