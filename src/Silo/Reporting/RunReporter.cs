using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Grains.Interfaces.Trading;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Silo.Reporting;

/// <summary>Writes the report of a run from the log and the grains; keeps no figures of its own.</summary>
public sealed class RunReporter(
    IMarketFeed feed,
    PlatformTopology topology,
    PumpProgress progress,
    IEventLog log,
    IClusterClient grains,
    TimeProvider clock)
{
    /// <summary>The report as of now.</summary>
    public async Task<RunReport> WriteAsync(CancellationToken cancellationToken)
    {
        var end = progress.FinishedAt == 0 ? clock.GetTimestamp() : progress.FinishedAt;
        var seconds = (decimal)clock.GetElapsedTime(progress.BeganAt, end).TotalMilliseconds / 1000m;
        var keys = topology.Agents.Select(agent => agent.ToString()).Order(StringComparer.Ordinal).ToImmutableArray();
        var decisions = await TallyAsync(keys.Select(key => $"agent-{key}"), cancellationToken);
        var accounts = await TallyAsync(keys.Select(key => $"account-{key}"), cancellationToken);
        var trader = await TallyAsync([$"account-{topology.TraderAccount}"], cancellationToken);
        var markets = await TallyAsync(topology.Instruments.Select(i => $"symbol-{i.Symbol}"), cancellationToken);
        var venues = await TallyAsync(topology.Instruments.Select(i => $"paper-{i.Symbol}"), cancellationToken);
        var phases = await TallyAsync(
            topology.Instruments.SelectMany(i => topology.DetectorsOf(i.Symbol)).Select(key => $"amd-{key}"),
                cancellationToken);
        return new RunReport(
            FeedLabel.Of(feed),
            progress.Steps,
            decimal.Round(seconds, 3),
            seconds == 0 ? 0 : decimal.Round(progress.Steps / seconds, 1),
            progress.Refusals,
            decisions.Events + accounts.Events + trader.Events + markets.Events + venues.Events + phases.Events,
            accounts.Count("order_placed") + trader.Count("order_placed"),
            accounts.Count("order_filled") + trader.Count("order_filled"),
            [.. await Task.WhenAll(topology.Agents.Select(key => ResultAsync(key, cancellationToken)))],
            decisions.Hash,
            accounts.Hash,
            markets.Hash);
    }

    private Task<StreamTally> TallyAsync(IEnumerable<string> streams, CancellationToken cancellationToken) =>
        StreamTally.OfAsync(log, streams, cancellationToken);

    private async Task<AgentResult> ResultAsync(AgentKey key, CancellationToken cancellationToken)
    {
        var agent = await grains.GetGrain<ITradingAgentGrain>(key.ToString()).ViewAsync();
        var account = await grains.GetGrain<ITradingAccountGrain>(key.ToString()).ViewAsync();
        var tally = await TallyAsync([$"account-{key}"], cancellationToken);
        var opening = account.OpeningCash;
        return new AgentResult(
            key.ToString(),
            agent.Status.ToString(),
            agent.DecisionCount,
            tally.Count("order_placed"),
            tally.Count("order_filled"),
            agent.Account.Equity,
            opening == 0 ? 0 : decimal.Round((agent.Account.Equity / opening) - 1, 6),
            decimal.Round(agent.Track.DrawdownMax, 6),
            account.Fees);
    }
}
